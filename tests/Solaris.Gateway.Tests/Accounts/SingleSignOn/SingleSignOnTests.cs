using System.Net;
using Dapper;
using Solaris.Http;

namespace Solaris.Accounts.SingleSignOn;

public sealed class SingleSignOnTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Someone_new_comes_in_with_the_role_of_their_groups_and_is_known_by_the_subject_from_then_on()
    {
        await using var identity = await IdentityServer.StartAsync();
        await using var app = App(identity);
        identity.Claims["email"] = ["Ana@Example.org"];
        identity.Claims["email_verified"] = ["true"];
        identity.Claims["name"] = ["Ana Souza"];
        identity.Claims["groups"] = ["staff", "cn=ia-audit,o=x"];

        using var first = await SignInAsync(app, identity);
        Assert.NotNull(first);
        var (_, me) = await first.GetJsonAsync("/api/auth/me");
        identity.Claims["email"] = ["ana.new@example.org"];
        identity.Claims["groups"] = ["staff"];
        using var second = await SignInAsync(app, identity);
        Assert.NotNull(second);
        var (_, later) = await second.GetJsonAsync("/api/auth/me");
        var (_, sessions) = await second.GetJsonAsync("/api/me/sessions");

        Assert.Equal(("ana@example.org", "Ana Souza", "auditor"), (me.Text("email"), me.Text("name"), me.Text("role")));
        Assert.Equal((me.Text("id"), "member"), (later.Text("id"), later.Text("role")));
        Assert.Equal("sso", sessions.GetProperty("items")[0].Text("method"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetJsonAsync("/api/auth/me")).Status);
    }

    [Fact]
    public async Task An_e_mail_that_the_provider_did_not_verify_opens_nobody_s_account()
    {
        await using var identity = await IdentityServer.StartAsync();
        await using var app = App(identity);
        var victim = await app.AddUserAsync(UserRole.Administrator);
        identity.Claims["email"] = [victim.Email!];
        identity.Claims["email_verified"] = ["false"];

        Assert.Null(await SignInAsync(app, identity));
    }

    [Fact]
    public async Task Who_is_disabled_stays_out()
    {
        await using var identity = await IdentityServer.StartAsync();
        await using var app = App(identity);
        identity.Claims["email"] = ["ana@example.org"];
        identity.Claims["email_verified"] = ["true"];
        using (await SignInAsync(app, identity)) { }
        await app.Database.WriteAsync(
            "update app_user set status = 'disabled' where email = 'ana@example.org'",
            new { },
            Cancel
        );

        Assert.Null(await SignInAsync(app, identity));
    }

    [Fact]
    public async Task An_answer_to_nobody_s_question_is_refused()
    {
        await using var identity = await IdentityServer.StartAsync();
        await using var app = App(identity);
        using var client = app.Client();

        using var answer = await client.GetAsync("/api/auth/sso/callback?code=x&state=y", Cancel);

        Assert.Equal("/admin/login?error=sso", answer.Headers.Location?.ToString());
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(IsSession));
    }

    [Fact]
    public async Task Each_sign_in_writes_one_row_of_the_audit()
    {
        await using var identity = await IdentityServer.StartAsync();
        await using var app = App(identity);
        identity.Claims["email"] = ["ana@example.org"];
        identity.Claims["email_verified"] = ["true"];

        using (await SignInAsync(app, identity)) { }
        await using var connection = await app.Database.OpenAsync(Cancel);

        Assert.Equal(["session.start"], await connection.QueryAsync<string>("select action from audit_event"));
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_single_sign_on()
    {
        await using var app = new GatewayApp();
        using var client = app.Client();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetJsonAsync("/api/auth/sso")).Status);
        Assert.False((await client.GetJsonAsync("/api/auth/options")).Body.GetProperty("singleSignOn").GetBoolean());
    }

    [Theory]
    [InlineData("a=administrator; cn=b,o=c=auditor", true)]
    [InlineData("a=king", false)]
    [InlineData("administrator", false)]
    [InlineData(null, true)]
    public void A_role_map_is_read_or_refused(string? text, bool valid) =>
        Assert.Equal(valid, RoleMap.Parse(text) is not null);

    private static GatewayApp App(IdentityServer identity) =>
        new(host =>
            host.UseSetting("SingleSignOn:Issuer", identity.Address)
                .UseSetting("SingleSignOn:ClientId", IdentityServer.ClientId)
                .UseSetting("SingleSignOn:ClientSecret", "secret of the tests")
                .UseSetting("SingleSignOn:Roles", "ia-admins=administrator; cn=ia-audit,o=x=auditor")
        );

    /// <summary>The way of a browser: to the provider, back, and in. Null when the gateway lets nobody in.</summary>
    private static async Task<HttpClient?> SignInAsync(GatewayApp app, IdentityServer identity)
    {
        using var browser = app.Client();
        using var start = await browser.GetAsync("/api/auth/sso", Cancel);
        Assert.StartsWith(identity.Address, start.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var outside = new HttpClient(handler);
        using var provider = await outside.GetAsync(start.Headers.Location, Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.Headers.Location!.PathAndQuery);
        request.Headers.Add("Cookie", start.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var back = await browser.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        if (back.Headers.Location?.ToString() != "/admin/")
        {
            return null;
        }
        var session = back.Headers.GetValues("Set-Cookie").Single(IsSession);
        return app.Client(session: session.Split(';')[0].Split('=', 2)[1]);
    }

    private static bool IsSession(string cookie) => cookie.StartsWith("solaris=", StringComparison.Ordinal);
}
