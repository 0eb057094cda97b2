using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Solaris.Accounts.SignIn;
using Solaris.Http;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>Sets the framework's OpenID Connect handler up: authorization code with PKCE, and our own sessions at its end.</summary>
internal sealed partial class OpenIdConnectSetup(
    IOptions<SingleSignOnOptions> options,
    IOptions<AccountsOptions> accounts,
    SealedSecrets secrets
) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string Scheme = "single-sign-on";
    private const string Callback = $"{HttpFeature.Root}/auth/sso/callback";
    private const string Refused = "/admin/login?error=sso";

    /// <summary>Any two different values do: they keep a state from passing for a nonce.</summary>
    private static readonly Guid StatePurpose = new("5f0c6c0e-0000-7000-8000-000000000001");

    private static readonly Guid NoncePurpose = new("5f0c6c0e-0000-7000-8000-000000000002");

    public void Configure(OpenIdConnectOptions handler) => Configure(Scheme, handler);

    public void Configure(string? name, OpenIdConnectOptions handler)
    {
        if (name != Scheme)
        {
            return;
        }
        var settings = options.Value;
        handler.Authority = settings.Issuer;
        handler.ClientId = settings.ClientId;
        handler.ClientSecret = settings.ClientSecret;
        handler.ResponseType = OpenIdConnectResponseType.Code;
        handler.ResponseMode = OpenIdConnectResponseMode.Query;
        handler.UsePkce = true;
        handler.CallbackPath = Callback;
        handler.MapInboundClaims = false;
        handler.SignInScheme = Access.Session; // Never used: our own session is opened before the handler would sign in.
        handler.RequireHttpsMetadata = !IsLoopback(settings.Issuer);
        handler.ClaimActions.Clear(); // They would take the issuer away, by which people are known.
        handler.Scope.Add("email");
        handler.CorrelationCookie.SameSite = SameSiteMode.Lax;
        handler.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        handler.NonceCookie.SameSite = SameSiteMode.Lax;
        handler.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        handler.StringDataFormat = new SealedText(secrets, NoncePurpose);
        handler.StateDataFormat = new SealedProperties(new(secrets, StatePurpose));
        handler.Events.OnRedirectToIdentityProvider = UseOwnAddressAsync;
        handler.Events.OnTicketReceived = OpenSessionAsync;
        handler.Events.OnRemoteFailure = RefuseAsync;
    }

    /// <summary>Behind a proxy the request does not tell how people reach us.</summary>
    private Task UseOwnAddressAsync(RedirectContext context)
    {
        if (accounts.Value.Site is { Length: > 0 } site)
        {
            context.ProtocolMessage.RedirectUri = site.TrimEnd('/') + Callback;
        }
        return Task.CompletedTask;
    }

    private static async Task OpenSessionAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var opened =
            context.Principal is { } token
            && await http
                .RequestServices.GetRequiredService<ExternalSignIn>()
                .TryAsync(http, token, http.RequestAborted);
        context.Response.Redirect(opened ? "/admin/" : Refused);
        context.HandleResponse();
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        LogFailed(
            context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdConnectSetup>>(),
            context.Failure
        );
        context.Response.Redirect(Refused);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>Plain http is for a provider on this machine only: anyone on the way could name whomever they like.</summary>
    private static bool IsLoopback(string? issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address.IsLoopback;

    [LoggerMessage(LogLevel.Warning, "Single sign-on failed")]
    private static partial void LogFailed(ILogger logger, Exception? exception);
}
