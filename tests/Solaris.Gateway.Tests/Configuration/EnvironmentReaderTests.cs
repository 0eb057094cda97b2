namespace Solaris.Configuration;

public sealed class EnvironmentReaderTests : IDisposable
{
    private const string Strong = "0123456789abcdef0123456789abcdef";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("solaris-");

    public static TheoryData<string, string, string> Good =>
        new()
        {
            { "HOST", "0.0.0.0", "0.0.0.0" },
            { "HOST", "::1", "::1" },
            { "PORT", "0", "0" },
            { "PORT", "65535", "65535" },
            { "DEBUG", "1", "true" },
            { "DEBUG", "No", "false" },
            { "LOG_LEVEL", "WARNING", "Warning" },
            { "LOG_LEVEL", "info", "Information" },
            { "LOG_LEVEL", "Critical", "Critical" },
            { "SECRET_KEY", Strong, Strong },
            { "SOLARIS_MASTER_KEY", Strong, Strong },
            { "SOLARIS_ADMIN_EMAIL", "ana@uni.example", "ana@uni.example" },
            { "SOLARIS_ADMIN_PASSWORD", "correct horse battery", "correct horse battery" },
            { "SOLARIS_DATA", "/var/lib/solaris", "/var/lib/solaris" },
            { "TRUSTED_PROXIES", "10.0.0.0/8, ::1", "10.0.0.0/8, ::1" },
            { "SOLARIS_URL", "https://ia.example.org", "https://ia.example.org" },
            { "SOLARIS_OIDC_ISSUER", "https://idp.example.org", "https://idp.example.org" },
            { "SOLARIS_OIDC_CLIENT_ID", "solaris", "solaris" },
            { "SOLARIS_OIDC_CLIENT_SECRET", "p@ss word", "p@ss word" },
            { "SOLARIS_OIDC_ROLE_CLAIM", "roles", "roles" },
            { "SOLARIS_OIDC_ROLES", "a=administrator; cn=b,o=c=auditor", "a=administrator; cn=b,o=c=auditor" },
            { "SOLARIS_PIX_BASE_URL", "https://pix.example.com/api/v2", "https://pix.example.com/api/v2" },
            { "SOLARIS_PIX_TOKEN_URL", "https://pix.example.com/oauth/token", "https://pix.example.com/oauth/token" },
            { "SOLARIS_PIX_CLIENT_ID", "Client_Id_1", "Client_Id_1" },
            { "SOLARIS_PIX_CLIENT_SECRET", "p@ss word", "p@ss word" },
            { "SOLARIS_PIX_CERTIFICATE_PASSWORD", "p@ss word", "p@ss word" },
            { "SOLARIS_PIX_KEY", "+5511999990000", "+5511999990000" },
            { "SOLARIS_PIX_WEBHOOK_SECRET", Strong, Strong },
            { "SOLARIS_MERCADOPAGO_ACCESS_TOKEN", "APP_USR-1-2", "APP_USR-1-2" },
            { "SOLARIS_MERCADOPAGO_WEBHOOK_SECRET", Strong, Strong },
            { "DB_PORT", "5433", "5433" },
            { "DB_NAME", "ia_solaris", "ia_solaris" },
            { "DB_USER", "postgres", "postgres" },
            { "REDIS_HOST", "redis", "redis" },
            { "REDIS_PORT", "6380", "6380" },
            { "REDIS_DB", "3", "3" },
            { "REDIS_PASSWORD", "p@ss word", "p@ss word" },
            { "REDIS_CONNECTION", "a:6379,b:6379", "a:6379,b:6379" },
            { "REDIS_TLS", "yes", "true" },
            { "OPENAI_API_KEY", "sk-abc_1", "sk-abc_1" },
            { "ANTHROPIC_API_KEY", "sk-ant-1", "sk-ant-1" },
            { "GOOGLE_API_KEY", "AIza1", "AIza1" },
            { "LITELLM_BASE_URL", "http://litellm:4000", "http://litellm:4000" },
            { "LITELLM_MASTER_KEY", Strong, Strong },
            { "SMTP_PORT", "25", "25" },
            { "SMTP_TLS", "yes", "true" },
            { "SOLARIS_ADMIN_SECOND_FACTOR", "yes", "true" },
            { "FROM_EMAIL", "IA Solaris <ia@uni.example>", "IA Solaris <ia@uni.example>" },
            { "DEFAULT_MONTHLY_LIMIT", "200000", "200000" },
            { "MIN_USER_LIMIT", "1", "1" },
            { "MAX_USER_LIMIT", "1000000", "1000000" },
            { "ALERT_THRESHOLD", "0.5", "0.5" },
            { "BLOCK_THRESHOLD", "1", "1" },
        };

    public static TheoryData<string, string> Bad =>
        new()
        {
            { "HOST", "http://here" },
            { "PORT", "abc" },
            { "PORT", "65536" },
            { "PORT", "-1" },
            { "PORT", " 5000" },
            { "DEBUG", "maybe" },
            { "LOG_LEVEL", "LOUD" },
            { "SECRET_KEY", "short" },
            { "SOLARIS_CONFIG", "/no/such/file.yaml" },
            { "SOLARIS_MASTER_KEY", "sk-1234" },
            { "SOLARIS_ADMIN_EMAIL", "ana" },
            { "SOLARIS_ADMIN_PASSWORD", "short" },
            { "SOLARIS_ADMIN_SECOND_FACTOR", "always" },
            { "TRUSTED_PROXIES", "10.0.0.0/99" },
            { "SOLARIS_URL", "ia.example.org" },
            { "SOLARIS_OIDC_ISSUER", "idp.example.org" },
            { "SOLARIS_OIDC_CLIENT_ID", "a\nb" },
            { "SOLARIS_OIDC_CLIENT_SECRET", "a\nb" },
            { "SOLARIS_OIDC_ROLE_CLAIM", "a\nb" },
            { "SOLARIS_OIDC_ROLES", "a\nb" },
            { "SOLARIS_PIX_BASE_URL", "pix.example.com" },
            { "SOLARIS_PIX_TOKEN_URL", "pix.example.com" },
            { "SOLARIS_PIX_CLIENT_ID", "a\nb" },
            { "SOLARIS_PIX_CLIENT_SECRET", "a\nb" },
            { "SOLARIS_PIX_CERTIFICATE_PATH", "/no/such/file.pfx" },
            { "SOLARIS_PIX_CERTIFICATE_PASSWORD", "a\nb" },
            { "SOLARIS_PIX_KEY", "a\nb" },
            { "SOLARIS_PIX_WEBHOOK_SECRET", "short" },
            { "SOLARIS_MERCADOPAGO_ACCESS_TOKEN", "APP USR" },
            { "SOLARIS_MERCADOPAGO_WEBHOOK_SECRET", "short" },
            { "DB_HOST", "postgres://db" },
            { "DB_PORT", "0" },
            { "DB_NAME", "a\nb" },
            { "DB_USER", "a\nb" },
            { "DB_PASSWORD", "a\nb" },
            { "REDIS_HOST", "redis:6379" },
            { "REDIS_PORT", "x" },
            { "REDIS_DB", "-1" },
            { "REDIS_PASSWORD", "a\nb" },
            { "REDIS_CONNECTION", "a\nb" },
            { "REDIS_TLS", "maybe" },
            { "OPENAI_API_KEY", "sk abc" },
            { "ANTHROPIC_API_KEY", "chave\u00e7" },
            { "GOOGLE_API_KEY", "a\tb" },
            { "LITELLM_BASE_URL", "litellm:4000" },
            { "LITELLM_MASTER_KEY", "short" },
            { "SMTP_HOST", "mail server" },
            { "SMTP_PORT", "70000" },
            { "SMTP_USER", "a\nb" },
            { "SMTP_PASSWORD", "a\nb" },
            { "SMTP_TLS", "tls" },
            { "FROM_EMAIL", "nobody" },
            { "DEFAULT_MONTHLY_LIMIT", "1.5" },
            { "DEFAULT_MONTHLY_LIMIT", "1000000000000000000000" },
            { "MIN_USER_LIMIT", "0" },
            { "MAX_USER_LIMIT", "many" },
            { "ALERT_THRESHOLD", "80%" },
            { "ALERT_THRESHOLD", "0,8" },
            { "BLOCK_THRESHOLD", "0" },
            { "BLOCK_THRESHOLD", "1.01" },
        };

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_value_is_mapped_to_its_key(string name, string given, string expected)
    {
        var key = EnvironmentVariables.All.Single(variable => variable.Name == name).Key;

        Assert.Equal(expected, Read((name, given))[key]);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_wrong_value_is_named_with_what_is_allowed(string name, string given)
    {
        var variable = EnvironmentVariables.All.Single(variable => variable.Name == name);

        var problem = Problems((name, given)).First(problem => problem.Place == name);

        Assert.Contains(variable.Rule.Allowed, problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Text);
        Assert.Equal(!variable.Secret, !problem.Text.Contains("not shown", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_variable_has_a_good_and_a_bad_case()
    {
        string[] tested =
        [
            .. Good.Select(row => row.Data.Item1),
            "SOLARIS_CONFIG",
            "SOLARIS_PIX_CERTIFICATE_PATH",
            "DB_HOST",
            "DB_PASSWORD",
            "SMTP_HOST",
            "SMTP_USER",
            "SMTP_PASSWORD",
        ];
        var names = EnvironmentVariables.All.Select(variable => variable.Name).Order();

        Assert.Equal(names, tested.Distinct().Order());
        Assert.Empty(names.Except(Bad.Select(row => row.Data.Item1)).Except(["SOLARIS_DATA"]));
    }

    [Fact]
    public void All_problems_are_listed_at_once_and_no_secret_is_shown()
    {
        var exception = Assert.Throws<ConfigurationException>(() =>
            Read(("PORT", "abc"), ("DEBUG", "maybe"), ("SECRET_KEY", "hunter2"), ("ALERT_THRESHOLD", "2"))
        );

        Assert.Equal(["PORT", "DEBUG", "SECRET_KEY", "ALERT_THRESHOLD"], exception.Problems.Select(p => p.Place));
        Assert.StartsWith(
            "IA Solaris cannot start: 4 settings are wrong.\n  PORT: \"abc\"",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_with_credentials_is_not_shown()
    {
        var problem = Assert.Single(Problems(("LITELLM_BASE_URL", "http://me:hunter2@litellm")));

        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_value_is_absent() => Assert.Empty(Read(("PORT", ""), ("DB_HOST", ""), ("SMTP_HOST_FILE", "")));

    [Fact]
    public void A_file_variant_gives_the_value_without_the_last_line_break()
    {
        var path = WriteFile("sk-from-file\r\n");

        Assert.Equal("sk-from-file", Read(("OPENAI_API_KEY_FILE", path))["Providers:OpenAiKey"]);
    }

    [Fact]
    public void Every_variable_has_a_file_variant()
    {
        var missing = Path.Combine(_folder.FullName, "missing");
        foreach (var variable in EnvironmentVariables.All)
        {
            var problem = Problems((variable.Name + "_FILE", missing))[0];
            Assert.Equal(variable.Name + "_FILE", problem.Place);
            Assert.Contains("no such file", problem.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_wrong_value_in_a_file_is_not_shown_for_it_may_be_the_wrong_file()
    {
        var problem = Assert.Single(Problems(("PORT_FILE", WriteFile("hunter2"))));

        Assert.Equal("PORT_FILE", problem.Place);
        Assert.DoesNotContain("hunter2", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_an_error() =>
        Assert.Contains(
            "it is empty",
            Assert.Single(Problems(("PORT_FILE", WriteFile("\n")))).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_value_and_its_file_together_are_an_error() =>
        Assert.Contains(
            "only one of the two",
            Assert.Single(Problems(("PORT", "1"), ("PORT_FILE", WriteFile("1")))).Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("MIN_USER_LIMIT", "DEFAULT_MONTHLY_LIMIT=99999")]
    [InlineData("MIN_USER_LIMIT", "MIN_USER_LIMIT=1000001")]
    [InlineData("DEFAULT_MONTHLY_LIMIT", "MAX_USER_LIMIT=999999")]
    [InlineData("ALERT_THRESHOLD", "BLOCK_THRESHOLD=0.7")]
    [InlineData("DB_PASSWORD", "DB_HOST=db")]
    [InlineData("DB_HOST", "DB_PASSWORD=x")]
    [InlineData("FROM_EMAIL", "SMTP_HOST=mail")]
    [InlineData("SMTP_USER", "SMTP_PASSWORD=x")]
    [InlineData("SMTP_USER", "SMTP_USER=x")]
    [InlineData("LITELLM_MASTER_KEY", "SOLARIS_MASTER_KEY=" + Strong, "LITELLM_MASTER_KEY=" + Strong + "x")]
    public void Values_that_contradict_each_other_are_an_error(string place, params string[] pairs)
    {
        var problem = Assert.Single(Problems([.. pairs.Select(Pair)]));

        Assert.Equal(place, problem.Place);
        Assert.Contains("allowed: ", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB_HOST=/var/run/postgresql")]
    [InlineData("DB_HOST=db", "DB_PASSWORD=x")]
    [InlineData("SMTP_HOST=mail", "FROM_EMAIL=a@b.example", "SMTP_USER=u", "SMTP_PASSWORD=p")]
    [InlineData("SOLARIS_MASTER_KEY=" + Strong, "LITELLM_MASTER_KEY=" + Strong)]
    [InlineData(
        "SOLARIS_MASTER_KEY=" + Strong,
        "LITELLM_MASTER_KEY=" + Strong + "x",
        "LITELLM_BASE_URL=http://litellm:4000"
    )]
    public void Values_that_belong_together_are_fine(params string[] pairs) =>
        Assert.Equal(pairs.Length, Read([.. pairs.Select(Pair)]).Count);

    [Fact]
    public void A_wrong_value_is_not_reported_a_second_time_as_absent() =>
        Assert.Equal("FROM_EMAIL", Assert.Single(Problems(("SMTP_HOST", "mail"), ("FROM_EMAIL", "x"))).Place);

    [Fact]
    public void LiteLlms_master_key_is_an_alias_of_ours()
    {
        var values = Read(("LITELLM_MASTER_KEY", Strong));

        Assert.Equal(Strong, values["Accounts:MasterKey"]);
        Assert.Equal(Strong, values["Providers:LiteLlmKey"]);
    }

    [Fact]
    public void Our_master_key_is_not_sent_to_a_LiteLlm() =>
        Assert.DoesNotContain("Providers:LiteLlmKey", Read(("SOLARIS_MASTER_KEY", Strong)).Keys);

    [Theory]
    [InlineData("Debug", "DEBUG=true")]
    [InlineData("Error", "DEBUG=true", "LOG_LEVEL=ERROR")]
    [InlineData(null, "DEBUG=false")]
    public void Debug_lowers_the_log_level_unless_one_is_given(string? level, params string[] pairs) =>
        Assert.Equal(level, Read([.. pairs.Select(Pair)]).GetValueOrDefault("Logs:Level"));

    [Fact]
    public void Every_default_is_allowed() =>
        Assert.All(
            EnvironmentVariables.All.Where(variable => variable.Default is not null),
            variable => Assert.NotNull(variable.Rule.Read(variable.Default ?? ""))
        );

    public void Dispose() => _folder.Delete(recursive: true);

    private static (string, string) Pair(string text) => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]);

    private static Dictionary<string, string?> Read(params (string Name, string Value)[] variables) =>
        new EnvironmentReader(
            new EnvironmentSource(name => variables.FirstOrDefault(variable => variable.Name == name).Value)
        ).Read();

    private static IReadOnlyList<ConfigurationProblem> Problems(params (string Name, string Value)[] variables) =>
        Assert.Throws<ConfigurationException>(() => Read(variables)).Problems;

    private string WriteFile(string text)
    {
        var path = Path.Combine(_folder.FullName, "value");
        File.WriteAllText(path, text);
        return path;
    }
}
