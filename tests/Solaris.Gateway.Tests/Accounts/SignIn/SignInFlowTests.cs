using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using OtpNet;
using Solaris.Accounts.Users;
using Solaris.Http;
using Solaris.Mail;

namespace Solaris.Accounts.SignIn;

/// <summary>Second factor, proofs, invitations and resets, through the whole program.</summary>
public sealed class SignInFlowTests
{
    private const string Email = "first@example.org";
    private const string Password = "a password for tests";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_second_factor_the_password_alone_does_not_sign_in_and_each_code_counts_once()
    {
        await using var app = new GatewayApp();
        using var client = app.Client();
        using var admin = await AdminAsync(app);

        var (_, enrolment) = await admin.PostJsonAsync("/api/me/second-factor", body: null);
        var totp = new Totp(Base32Encoding.ToBytes(enrolment.Text("secret")));
        var (wrong, _) = await admin.PostJsonAsync("/api/me/second-factor/confirm", new { code = "000000" });
        var first = totp.ComputeTotp(Now().AddSeconds(-30));
        var (confirmed, codes) = await admin.PostJsonAsync("/api/me/second-factor/confirm", new { code = first });
        var recovery = codes.GetProperty("recoveryCodes")[0].GetString();

        var (alone, problem) = await LoginAsync(client, code: null);
        var code = totp.ComputeTotp(Now());
        var (withCode, _) = await LoginAsync(client, code);
        var (again, _) = await LoginAsync(client, code);
        var (withRecovery, _) = await LoginAsync(client, recovery);
        var (recoveryAgain, _) = await LoginAsync(client, recovery);
        var (_, state) = await admin.GetJsonAsync("/api/me/second-factor");

        Assert.StartsWith("otpauth://totp/IA%20Solaris%3A", enrolment.Text("uri"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (wrong, confirmed));
        Assert.Equal((HttpStatusCode.Unauthorized, "second_factor_required"), (alone, problem.Text("code")));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (withCode, again));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (withRecovery, recoveryAgain));
        Assert.Equal(
            (true, 9),
            (state.GetProperty("enabled").GetBoolean(), state.GetProperty("recoveryCodesLeft").GetInt32())
        );
    }

    [Fact]
    public async Task The_database_does_not_hold_the_secret_of_the_second_factor()
    {
        await using var app = new GatewayApp();
        using var admin = await AdminAsync(app);

        var (_, enrolment) = await admin.PostJsonAsync("/api/me/second-factor", body: null);
        await using var connection = await app.Database.OpenAsync(Cancel);
        var stored = await connection.QuerySingleAsync<byte[]>("select secret from totp");

        Assert.DoesNotContain(
            Convert.ToHexString(Base32Encoding.ToBytes(enrolment.Text("secret"))),
            Convert.ToHexString(stored),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sensitive_acts_need_a_recent_proof()
    {
        await using var app = new GatewayApp();
        using var admin = await AdminAsync(app);
        await app.Database.WriteAsync("update user_session set proved_at = proved_at - 301000", new { }, Cancel);

        var (early, problem) = await admin.SendAsync(HttpMethod.Put, "/api/settings", new { memberKeys = true });
        var (wrong, _) = await admin.PostJsonAsync("/api/auth/step-up", new { password = "not the password" });
        using var proved = await admin.PostAsJsonAsync("/api/auth/step-up", new { password = Password }, Cancel);
        using var again = app.Client(session: TokenOf(proved));
        var (later, _) = await again.SendAsync(HttpMethod.Put, "/api/settings", new { memberKeys = true });

        Assert.Equal((HttpStatusCode.Forbidden, RecentProof.Code), (early, problem.Text("code")));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (wrong, later));
        Assert.Equal(HttpStatusCode.NoContent, proved.StatusCode);
    }

    [Fact]
    public async Task A_proof_gives_the_session_a_new_token_and_the_old_one_is_worth_nothing()
    {
        await using var app = new GatewayApp();
        var user = await app.Get<PeopleByEmail>().FindActiveAsync(Email, Cancel);
        var old = await app.SessionAsync(user!);
        using var before = app.Client(session: old);

        using var proved = await before.PostAsJsonAsync("/api/auth/step-up", new { password = Password }, Cancel);
        var fresh = TokenOf(proved);
        using var after = app.Client(session: fresh);

        Assert.NotEqual(old, fresh);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.GetJsonAsync("/api/auth/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await after.GetJsonAsync("/api/auth/me")).Status);
    }

    [Fact]
    public async Task An_administrator_without_a_demanded_second_factor_sees_only_their_own_things()
    {
        await using var app = new GatewayApp(host => host.UseSetting("Accounts:AdminSecondFactor", "true"));
        using var admin = await app.SignedInAsync(await app.AddUserAsync(UserRole.Administrator));
        using var auditor = await app.SignedInAsync(await app.AddUserAsync(UserRole.Auditor));

        var (_, me) = await admin.GetJsonAsync("/api/auth/me");
        var (people, _) = await admin.GetJsonAsync("/api/users");
        var (own, _) = await admin.GetJsonAsync("/api/me/second-factor");
        var (others, _) = await auditor.GetJsonAsync("/api/users");

        Assert.True(me.GetProperty("mustEnrol").GetBoolean());
        Assert.Equal(["own"], me.GetProperty("capabilities").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (own, others));
        Assert.NotEqual(HttpStatusCode.OK, people);
    }

    [Fact]
    public async Task An_invitation_that_is_taken_back_opens_nothing()
    {
        await using var app = new GatewayApp();
        using var automation = app.Automation();
        using var client = app.Client();
        var user = await automation.CreateAsync("/api/users", new { email = "ana@example.org" });
        var path = $"/api/users/{user.Text("id")}/invitation";
        var (_, invitation) = await automation.PostJsonAsync(path, body: null);
        var (_, open) = await automation.GetJsonAsync(path);

        var (revoked, _) = await automation.SendAsync(HttpMethod.Delete, path, body: null);
        var (_, gone) = await automation.GetJsonAsync(path);
        var (set, _) = await SetAsync(client, invitation.Text("link")!.Split("#token=")[1], "cavalo bateria grampo");

        Assert.Equal("invitation", open.Text("purpose"));
        Assert.Equal(HttpStatusCode.NoContent, revoked);
        Assert.Null(gone.Text("purpose"));
        Assert.Equal(HttpStatusCode.NotFound, set);
    }

    [Fact]
    public async Task Without_a_mail_server_the_administrator_gets_the_link_and_it_is_good_once()
    {
        await using var app = new GatewayApp();
        using var automation = app.Automation();
        using var client = app.Client();
        var user = await automation.CreateAsync("/api/users", new { email = "ana@example.org" });

        var (_, invitation) = await automation.PostJsonAsync($"/api/users/{user.Text("id")}/invitation", body: null);
        var token = invitation.Text("link")!.Split("#token=")[1];
        var (common, problem) = await SetAsync(client, token, "password1234");
        var (set, _) = await SetAsync(client, token, "cavalo bateria grampo");
        var (again, _) = await SetAsync(client, token, "outra senha bem longa");
        var (signedIn, _) = await client.PostJsonAsync(
            "/api/auth/login",
            new { email = "ana@example.org", password = "cavalo bateria grampo" }
        );

        Assert.Equal(("invitation", false), (invitation.Text("purpose"), invitation.GetProperty("sent").GetBoolean()));
        Assert.Equal(HttpStatusCode.BadRequest, common);
        Assert.Equal(["password"], problem.Fields());
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.OK), (set, again, signedIn));
    }

    [Fact]
    public async Task A_new_password_comes_by_mail_to_those_who_exist_and_the_answer_tells_nobody_who_does()
    {
        await using var server = new MailServer();
        await using var app = new GatewayApp(host =>
        {
            host.UseSetting("Smtp:Host", "127.0.0.1");
            host.UseSetting("Smtp:Port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
            host.UseSetting("Smtp:Tls", "false");
            host.UseSetting("Smtp:From", "ia@example.org");
            host.UseSetting("Accounts:Site", "https://ia.example.org");
        });
        using var client = app.Client();

        var (unknown, _) = await client.PostJsonAsync("/api/auth/password-reset", new { email = "no@example.org" });
        var (known, _) = await client.PostJsonAsync("/api/auth/password-reset", new { email = Email });
        var mail = await server.NextAsync(Cancel);
        var link = mail.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal)).Trim();
        var (set, _) = await SetAsync(client, link.Split("#token=")[1], "cavalo bateria grampo");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (unknown, known));
        Assert.StartsWith("https://ia.example.org/admin/set-password#token=", link, StringComparison.Ordinal);
        Assert.Contains("Alguém pediu uma nova senha", mail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, set);
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions()
    {
        await using var app = new GatewayApp();
        using var one = await AdminAsync(app);
        using var other = await AdminAsync(app);

        var (changed, _) = await one.PostJsonAsync("/api/me/password", new { password = "cavalo bateria grampo" });

        Assert.Equal(HttpStatusCode.NoContent, changed);
        Assert.Equal(HttpStatusCode.OK, (await one.GetJsonAsync("/api/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetJsonAsync("/api/me")).Status);
    }

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static async Task<HttpClient> AdminAsync(GatewayApp app)
    {
        var organisation = await app.Get<OrganisationStore>().GetAsync(Cancel);
        return await app.SignedInAsync((await app.Get<UserStore>().FindByEmailAsync(organisation.Id, Email, Cancel))!);
    }

    private static Task<(HttpStatusCode, JsonElement)> LoginAsync(HttpClient client, string? code) =>
        client.PostJsonAsync(
            "/api/auth/login",
            new
            {
                email = Email,
                password = Password,
                code,
            }
        );

    private static string TokenOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single().Split('=', ';')[1];

    private static Task<(HttpStatusCode, JsonElement)> SetAsync(HttpClient client, string token, string password) =>
        client.PostJsonAsync("/api/auth/password", new { token, password });
}
