using System.Net;

namespace Solaris.Accounts;

public sealed class AdminAccessTests
{
    public static TheoryData<string, string> Routes =>
        new()
        {
            { "GET", "/api/auth/me" },
            { "GET", "/api/users" },
            { "POST", "/api/users" },
            { "GET", "/api/users/00000000-0000-0000-0000-000000000000" },
            { "PATCH", "/api/users/00000000-0000-0000-0000-000000000000" },
            { "DELETE", "/api/users/00000000-0000-0000-0000-000000000000" },
            { "GET", "/api/teams" },
            { "POST", "/api/teams" },
            { "GET", "/api/teams/00000000-0000-0000-0000-000000000000" },
            { "PATCH", "/api/teams/00000000-0000-0000-0000-000000000000" },
            { "DELETE", "/api/teams/00000000-0000-0000-0000-000000000000" },
            { "GET", "/api/keys" },
            { "POST", "/api/keys" },
            { "GET", "/api/keys/00000000-0000-0000-0000-000000000000" },
            { "PATCH", "/api/keys/00000000-0000-0000-0000-000000000000" },
            { "POST", "/api/keys/00000000-0000-0000-0000-000000000000/rotate" },
            { "DELETE", "/api/keys/00000000-0000-0000-0000-000000000000" },
        };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Nobody_gets_in_without_credentials_or_with_wrong_ones(string method, string path)
    {
        await using var app = await AccountsApp.StartAsync();
        var apiKey = (await app.AddKeyAsync()).Secret.Reveal();

        foreach (
            var bearer in new[] { null, "", "wrong", AccountsApp.MasterKey + "x", AccountsApp.MasterKey[..^1], apiKey }
        )
        {
            using var client = app.Client(bearer: null);
            if (bearer is not null)
            {
                client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
            }
            var (status, _) = await client.SendAsync(
                new(method),
                path,
                method is "POST" or "PATCH" ? "{ broken" : null
            );
            Assert.Equal(HttpStatusCode.Unauthorized, status);
        }
    }

    [Fact]
    public async Task Without_a_master_key_no_bearer_gets_in()
    {
        await using var app = await AccountsApp.StartAsync(settings: new() { ["Accounts:MasterKey"] = "" });

        using var client = app.Client("");
        using var other = app.Client("x");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetJsonAsync("/api/users")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetJsonAsync("/api/users")).Status);
    }

    [Fact]
    public async Task The_master_key_is_an_administrator_without_a_name()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();

        var (status, me) = await client.GetJsonAsync("/api/auth/me");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("administrator", me.Text("role"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, me.GetProperty("id").ValueKind);
    }

    [Fact]
    public async Task The_master_key_is_no_key_of_the_client_surface()
    {
        await using var app = await AccountsApp.StartAsync();

        Assert.Equal(401, (await app.IdentifyAsync(AccountsApp.MasterKey)).Refusal?.Status);
    }

    [Fact]
    public async Task Answers_are_never_stored()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();

        using var response = await client.GetAsync("/api/users", TestContext.Current.CancellationToken);

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }
}
