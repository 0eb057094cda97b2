using System.Net;
using System.Net.Http.Json;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Solaris.Storage;

namespace Solaris.Accounts.SignIn;

public sealed class AuthEndpointsTests
{
    private const string Email = "admin@example.org";
    private const string Password = "correct horse battery";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Signing_in_opens_the_admin_api_until_signing_out(string kind)
    {
        await using var app = await StartAsync(kind);
        using var client = app.Client(bearer: null);
        var cookie = await SignInAsync(client);

        Assert.Equal(HttpStatusCode.OK, await CallAsync(client, cookie));
        Assert.Equal(HttpStatusCode.NoContent, await CallAsync(client, cookie, HttpMethod.Post, "/api/auth/logout"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(client, cookie));
    }

    [Fact]
    public async Task The_cookie_is_bound_to_the_host_over_https_and_plain_only_on_this_machine()
    {
        await using var app = await StartAsync();
        using var client = app.Client(bearer: null);

        var plain = await PostLoginAsync(client, Email, Password, "http://localhost/api/auth/login");
        var secure = await PostLoginAsync(client, Email, Password, "https://solaris.example/api/auth/login");

        Assert.Matches("^solaris=[A-Za-z0-9_-]{22}; path=/; samesite=strict; httponly$", Cookie(plain));
        Assert.Matches("^__Host-solaris=[A-Za-z0-9_-]{22}; path=/; secure; samesite=strict; httponly$", Cookie(secure));
    }

    [Fact]
    public async Task The_database_holds_only_a_hash_of_the_session()
    {
        await using var app = await StartAsync();
        using var client = app.Client(bearer: null);
        var cookie = await SignInAsync(client);
        await using var connection = await app.Database.OpenAsync(Cancel);

        var digest = await connection.ExecuteScalarAsync<byte[]>("select digest from user_session");

        Assert.Equal(32, digest?.Length);
        Assert.DoesNotContain(cookie.Split('=')[1], Convert.ToBase64String(digest!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_30_idle_minutes()
    {
        await using var app = await StartAsync();
        using var client = app.Client(bearer: null);
        var cookie = await SignInAsync(client);

        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(client, cookie));
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(client, cookie));
    }

    [Fact]
    public async Task A_session_ends_after_8_hours_however_busy_it_is()
    {
        await using var app = await StartAsync();
        using var client = app.Client(bearer: null);
        var cookie = await SignInAsync(client);

        for (var i = 0; i < 23; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, await CallAsync(client, cookie));
        }
        app.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(client, cookie));
    }

    [Fact]
    public async Task Every_sign_in_gets_a_new_session()
    {
        await using var app = await StartAsync();
        using var client = app.Client(bearer: null);

        Assert.NotEqual(await SignInAsync(client), await SignInAsync(client));
    }

    [Theory]
    [InlineData("""{"password":"another long password"}""")]
    [InlineData("""{"status":"disabled"}""")]
    [InlineData("""{"role":"member"}""")]
    public async Task A_change_of_password_status_or_role_ends_the_sessions(string change)
    {
        await using var app = await StartAsync();
        await app.AddUserAsync("second@example.org", user => user with { Role = UserRole.Administrator });
        using var client = app.Client(bearer: null);
        using var automation = app.Client();
        var cookie = await SignInAsync(client);
        var (_, page) = await automation.GetJsonAsync($"/api/users?q={Email}");

        await automation.PatchJsonAsync($"/api/users/{page.GetProperty("items")[0].Text("id")}", change);

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(client, cookie));
    }

    [Fact]
    public async Task A_member_may_sign_in_but_not_administer()
    {
        await using var app = await StartAsync();
        using var automation = app.Client();
        await automation.CreateAsync("/api/users", new { email = "ana@example.org", password = Password });
        using var client = app.Client(bearer: null);
        var cookie = await SignInAsync(client, "ana@example.org");

        Assert.Equal(HttpStatusCode.OK, await CallAsync(client, cookie, HttpMethod.Get, "/api/auth/me"));
        Assert.Equal(HttpStatusCode.NotFound, await CallAsync(client, cookie));
    }

    [Fact]
    public async Task Unknown_users_wrong_passwords_and_disabled_users_get_the_same_answer()
    {
        await using var app = await StartAsync();
        var hash = await app.Get<PasswordHashing>().HashAsync(Password, Cancel);
        await app.AddUserAsync(
            "off@example.org",
            user => user with { Status = UserStatus.Disabled, PasswordHash = hash }
        );
        await app.AddUserAsync("nopassword@example.org");
        using var client = app.Client(bearer: null);

        var answers = new List<string>();
        foreach (var email in new[] { Email, "nobody@example.org", "off@example.org", "nopassword@example.org" })
        {
            using var response = await PostLoginAsync(client, email, email == Email ? "wrong password" : Password);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(Cancel);
            answers.Add($"{problem?.Title} {problem?.Detail}");
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Each_failure_makes_the_next_attempt_wait_longer()
    {
        await using var app = await StartAsync();
        using var client = app.Client(bearer: null);
        var waits = new List<double?>();

        while (waits.Count < 8)
        {
            using var answer = await PostLoginAsync(client, Email, "wrong password");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                waits.Add(answer.Headers.RetryAfter?.Delta?.TotalSeconds);
                app.Clock.Advance(TimeSpan.FromSeconds(waits[^1] ?? 0));
            }
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], waits);
        Assert.Equal(HttpStatusCode.OK, (await PostLoginAsync(client, Email, Password)).StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost", HttpStatusCode.OK)]
    public async Task Another_site_cannot_sign_anyone_in(string header, string value, HttpStatusCode expected)
    {
        await using var app = await StartAsync();
        using var client = app.Client(bearer: null);
        client.DefaultRequestHeaders.Add(header, value);

        Assert.Equal(expected, (await PostLoginAsync(client, Email, Password)).StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_use_the_cookie_to_change_anything()
    {
        await using var app = await StartAsync();
        using var client = app.Client(bearer: null);
        var cookie = await SignInAsync(client);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(client, cookie, HttpMethod.Post, "/api/teams"));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(client, cookie));
    }

    private static async Task<AccountsApp> StartAsync(string kind = nameof(DatabaseKind.Sqlite))
    {
        var app = await AccountsApp.StartAsync(
            kind,
            new() { ["Accounts:AdminEmail"] = Email, ["Accounts:AdminPassword"] = Password }
        );
        await app.Get<AccountBootstrap>().RunAsync(Cancel);
        return app;
    }

    private static async Task<string> SignInAsync(HttpClient client, string email = Email)
    {
        using var response = await PostLoginAsync(client, email, Password);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Cookie(response).Split(';')[0];
    }

    private static Task<HttpResponseMessage> PostLoginAsync(
        HttpClient client,
        string email,
        string password,
        string url = "/api/auth/login"
    ) => client.PostAsJsonAsync(url, new { email, password }, Cancel);

    private static string Cookie(HttpResponseMessage response) =>
        Assert.Single(response.Headers.GetValues("Set-Cookie"));

    private static async Task<HttpStatusCode> CallAsync(
        HttpClient client,
        string cookie,
        HttpMethod? method = null,
        string path = "/api/users"
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var response = await client.SendAsync(request, Cancel);
        return response.StatusCode;
    }
}
