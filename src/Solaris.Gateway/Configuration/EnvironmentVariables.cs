using System.Collections.Immutable;

namespace Solaris.Configuration;

/// <summary>Every environment variable of the product: parsing, validation and docs/configuration.md follow this table.</summary>
internal static class EnvironmentVariables
{
    private const long LargestLimit = 1_000_000_000_000_000;

    private static readonly ValueRule Port = ValueRules.WholeNumber(1, 65_535);
    private static readonly ValueRule Limit = ValueRules.WholeNumber(1, LargestLimit);

    public static readonly ImmutableArray<EnvironmentVariable> All =
    [
        new(
            "HOST",
            "Server:Host",
            ValueRules.ListenAddress,
            "127.0.0.1",
            "Address to listen on; 0.0.0.0 in a container."
        ),
        new(
            "PORT",
            "Server:Port",
            ValueRules.WholeNumber(0, 65_535),
            "5000",
            "Port to listen on; 0 takes any free one."
        ),
        new(
            "TRUSTED_PROXIES",
            "Server:TrustedProxies",
            ValueRules.Networks,
            null,
            "Proxies in front whose X-Forwarded-For is believed; without them the header is ignored."
        ),
        new(
            "DEBUG",
            "Server:Debug",
            ValueRules.Boolean,
            "false",
            "true logs at DEBUG unless LOG_LEVEL says otherwise."
        ),
        new("LOG_LEVEL", "Logs:Level", ValueRules.LogLevel, "INFO", "The least severe messages that are logged."),
        new(
            "SECRET_KEY",
            "Accounts:SecretKey",
            ValueRules.SecretText(32),
            null,
            "Protects API keys and sessions; without it one is made and kept in SOLARIS_DATA. The same on every replica."
        )
        {
            Secret = true,
        },
        new(
            "SOLARIS_DATA",
            "Storage:Folder",
            ValueRules.Folder,
            "data",
            "Folder of the embedded database and of spooled charges."
        ),
        new(
            "SOLARIS_CONFIG",
            "Routing:ConfigFile",
            ValueRules.ReadableFile,
            null,
            "A model list in LiteLLM's YAML format; see below."
        ),
        new(
            "SOLARIS_MASTER_KEY",
            "Accounts:MasterKey",
            ValueRules.SecretText(16),
            null,
            "Bearer key with every right, for automation."
        )
        {
            Secret = true,
        },
        new(
            "SOLARIS_ADMIN_EMAIL",
            "Accounts:AdminEmail",
            ValueRules.Email,
            null,
            "The first administrator's e-mail address."
        ),
        new(
            "SOLARIS_ADMIN_SECOND_FACTOR",
            "Accounts:AdminSecondFactor",
            ValueRules.Boolean,
            "false",
            "Administrators who sign in by password must set up a second factor first."
        ),
        new(
            "SOLARIS_ADMIN_PASSWORD",
            "Accounts:AdminPassword",
            ValueRules.SecretText(12),
            null,
            "The first administrator's password; without it one is made and printed once."
        )
        {
            Secret = true,
        },
        new(
            "SOLARIS_URL",
            "Accounts:Site",
            ValueRules.HttpAddress,
            null,
            "Where people reach this gateway, such as https://ia.example.org; needed for new passwords by mail and for single sign-on."
        ),
        new(
            "DB_HOST",
            "Database:Host",
            ValueRules.DatabaseHost,
            null,
            "PostgreSQL server; without it SQLite in SOLARIS_DATA is used."
        ),
        new("DB_PORT", "Database:Port", Port, "5432", "PostgreSQL port."),
        new("DB_NAME", "Database:Name", ValueRules.Text, "ia_solaris", "PostgreSQL database."),
        new(
            "DB_USER",
            "Database:User",
            ValueRules.Text,
            "ia_solaris",
            "PostgreSQL role; it should own the database and be no superuser."
        ),
        new(
            "DB_PASSWORD",
            "Database:Password",
            ValueRules.Text,
            null,
            "The role's password; needed with DB_HOST unless that is a Unix socket."
        )
        {
            Secret = true,
        },
        new(
            "REDIS_HOST",
            "Redis:Host",
            ValueRules.HostName,
            null,
            "Redis that all replicas share; without one rate limits are kept in each process."
        ),
        new("REDIS_PORT", "Redis:Port", Port, "6379", "Redis port."),
        new("REDIS_DB", "Redis:Database", ValueRules.WholeNumber(0, 1_023), "0", "Redis database number."),
        new("REDIS_PASSWORD", "Redis:Password", ValueRules.Text, null, "Redis password.") { Secret = true },
        new("REDIS_TLS", "Redis:Tls", ValueRules.Boolean, "false", "TLS to Redis."),
        new(
            "REDIS_CONNECTION",
            "Redis:Connection",
            ValueRules.Text,
            null,
            "Several servers in place of REDIS_HOST: `a:6379,b:6379` (cluster), `a:26379,b:26379,serviceName=NAME` (Sentinel)."
        )
        {
            Secret = true,
        },
        new(
            "OPENAI_API_KEY",
            "Providers:OpenAiKey",
            ValueRules.ProviderKey,
            null,
            "OpenAI key; without SOLARIS_CONFIG it offers OpenAI's current models."
        )
        {
            Secret = true,
        },
        new(
            "ANTHROPIC_API_KEY",
            "Providers:AnthropicKey",
            ValueRules.ProviderKey,
            null,
            "Anthropic key; without SOLARIS_CONFIG it offers Anthropic's current models."
        )
        {
            Secret = true,
        },
        new(
            "GOOGLE_API_KEY",
            "Providers:GoogleKey",
            ValueRules.ProviderKey,
            null,
            "Google AI Studio key; without SOLARIS_CONFIG it offers Gemini's current models."
        )
        {
            Secret = true,
        },
        new(
            "LITELLM_BASE_URL",
            "Providers:LiteLlmBaseUrl",
            ValueRules.HttpAddress,
            null,
            "A LiteLLM proxy that gets every call no other model matches."
        ),
        new(
            "LITELLM_MASTER_KEY",
            "Providers:LiteLlmKey",
            ValueRules.SecretText(16),
            null,
            "Key sent to that LiteLLM; also an alias of SOLARIS_MASTER_KEY when that is absent."
        )
        {
            Secret = true,
        },
        new(
            "SMTP_HOST",
            "Smtp:Host",
            ValueRules.HostName,
            null,
            "Mail server for invitations and new passwords; without it the administrator gets the links to hand over."
        ),
        new("SMTP_PORT", "Smtp:Port", Port, "587", "Mail server port."),
        new("SMTP_USER", "Smtp:User", ValueRules.Text, null, "Mail server user."),
        new("SMTP_PASSWORD", "Smtp:Password", ValueRules.Text, null, "Mail server password.") { Secret = true },
        new(
            "SMTP_TLS",
            "Smtp:Tls",
            ValueRules.Boolean,
            "true",
            "Insist on TLS: from the start on port 465, else by STARTTLS."
        ),
        new("FROM_EMAIL", "Smtp:From", ValueRules.Email, null, "Sender of mail; needed with SMTP_HOST."),
        new(
            "SOLARIS_OIDC_ISSUER",
            "SingleSignOn:Issuer",
            ValueRules.HttpAddress,
            null,
            "The OpenID Connect provider for single sign-on; http only on this machine."
        ),
        new(
            "SOLARIS_OIDC_CLIENT_ID",
            "SingleSignOn:ClientId",
            ValueRules.Text,
            null,
            "The name under which the provider knows this gateway; its callback is SOLARIS_URL/api/auth/sso/callback."
        ),
        new(
            "SOLARIS_OIDC_CLIENT_SECRET",
            "SingleSignOn:ClientSecret",
            ValueRules.Text,
            null,
            "The secret that goes with it."
        )
        {
            Secret = true,
        },
        new(
            "SOLARIS_OIDC_ROLE_CLAIM",
            "SingleSignOn:RoleClaim",
            ValueRules.Text,
            "groups",
            "The claim of the identity token that SOLARIS_OIDC_ROLES reads."
        ),
        new(
            "SOLARIS_OIDC_ROLES",
            "SingleSignOn:Roles",
            ValueRules.Text,
            null,
            "Roles by the claim's values, `ia-admins=administrator; ia-audit=auditor`; without it administrators give roles."
        ),
        new(
            "SOLARIS_PIX_BASE_URL",
            "Payments:Pix:BaseUrl",
            ValueRules.HttpAddress,
            null,
            "The bank's API Pix, such as https://pix.example.com/api/v2; see docs/payments-pix.md."
        ),
        new(
            "SOLARIS_PIX_TOKEN_URL",
            "Payments:Pix:TokenUrl",
            ValueRules.HttpAddress,
            null,
            "Where the bank gives access tokens; without it /oauth/token of the same host."
        ),
        new(
            "SOLARIS_PIX_CLIENT_ID",
            "Payments:Pix:ClientId",
            ValueRules.Text,
            null,
            "The client that the bank made for you."
        ),
        new(
            "SOLARIS_PIX_CLIENT_SECRET",
            "Payments:Pix:ClientSecret",
            ValueRules.Text,
            null,
            "The secret that goes with it."
        )
        {
            Secret = true,
        },
        new(
            "SOLARIS_PIX_CERTIFICATE_PATH",
            "Payments:Pix:CertificatePath",
            ValueRules.ReadableFile,
            null,
            "The certificate the bank made for you with its key, as PKCS#12 or PEM."
        ),
        new(
            "SOLARIS_PIX_CERTIFICATE_PASSWORD",
            "Payments:Pix:CertificatePassword",
            ValueRules.Text,
            null,
            "The password of that file, if it has one."
        )
        {
            Secret = true,
        },
        new("SOLARIS_PIX_KEY", "Payments:Pix:Key", ValueRules.Text, null, "The Pix key that charges are paid to."),
        new(
            "SOLARIS_PIX_WEBHOOK_SECRET",
            "Payments:Pix:WebhookSecret",
            ValueRules.SecretText(32),
            null,
            "In the address that the bank posts to; Pix is off without it."
        )
        {
            Secret = true,
        },
        new(
            "SOLARIS_MERCADOPAGO_ACCESS_TOKEN",
            "Payments:MercadoPago:AccessToken",
            ValueRules.ProviderKey,
            null,
            "Of your application at Mercado Pago; see docs/payments-mercadopago.md."
        )
        {
            Secret = true,
        },
        new(
            "SOLARIS_MERCADOPAGO_WEBHOOK_SECRET",
            "Payments:MercadoPago:WebhookSecret",
            ValueRules.SecretText(16),
            null,
            "The secret signature of its notifications; Mercado Pago is off without it."
        )
        {
            Secret = true,
        },
        new(
            "DEFAULT_MONTHLY_LIMIT",
            "Quotas:DefaultMonthlyLimit",
            Limit,
            "1000000",
            "Tokens a new user may use each month."
        ),
        new(
            "MIN_USER_LIMIT",
            "Quotas:MinUserLimit",
            Limit,
            "100000",
            "The smallest monthly limit a user may be given."
        ),
        new(
            "MAX_USER_LIMIT",
            "Quotas:MaxUserLimit",
            Limit,
            "10000000",
            "The largest monthly limit a user may be given."
        ),
        new(
            "ALERT_THRESHOLD",
            "Quotas:AlertThreshold",
            ValueRules.Fraction,
            "0.8",
            "Part of a limit at which people are warned."
        ),
        new(
            "BLOCK_THRESHOLD",
            "Quotas:BlockThreshold",
            ValueRules.Fraction,
            "1.0",
            "Part of a limit at which calls are refused."
        ),
    ];
}
