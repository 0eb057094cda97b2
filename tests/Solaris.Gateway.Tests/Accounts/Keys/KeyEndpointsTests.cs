using System.Net;
using System.Text.Json;
using Solaris.Storage;

namespace Solaris.Accounts.Keys;

public sealed class KeyEndpointsTests
{
    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_key_is_created_used_changed_and_revoked(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        using var client = app.Client();
        var user = await app.AddUserAsync("ana@example.org");

        var key = await client.CreateAsync(
            "/api/keys",
            $$"""
            {"name":"ci","userId":"{{user.Id}}","models":["gpt-4o"],"endpoints":["/v1/embeddings"],
             "requestsPerMinute":10,"allowedAddresses":["203.0.113.0/24"]}
            """
        );
        var path = $"/api/keys/{key.Text("id")}";
        var secret = key.Text("secret");

        Assert.NotNull((await app.IdentifyAsync(secret, "embeddings")).Caller);
        var (_, changed) = await client.PatchJsonAsync(path, """{"endpoints":null,"requestsPerMinute":20}""");
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("endpoints").ValueKind);
        Assert.Equal("gpt-4o", Assert.Single(changed.GetProperty("models").EnumerateArray()).GetString());
        Assert.Equal(20, (await app.IdentifyAsync(secret)).Caller?.RequestsPerMinute);
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(401, (await app.IdentifyAsync(secret)).Refusal?.Status);
        Assert.Equal("revoked", (await client.GetJsonAsync(path)).Body.Text("status"));
    }

    [Fact]
    public async Task The_secret_is_shown_once()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var user = await app.AddUserAsync("ana@example.org");
        var key = await client.CreateAsync("/api/keys", new { name = "ci", userId = user.Id });
        var path = $"/api/keys/{key.Text("id")}";

        var later = new[]
        {
            (await client.GetJsonAsync(path)).Body,
            (await client.GetJsonAsync("/api/keys")).Body,
            (await client.PatchJsonAsync(path, new { name = "renamed" })).Body,
        };

        Assert.True(ApiKeySecret.IsWellFormed(key.Text("secret")));
        Assert.All(
            later,
            answer => Assert.DoesNotContain("secret", answer.ToString(), StringComparison.OrdinalIgnoreCase)
        );
        Assert.All(
            later,
            answer => Assert.DoesNotContain("digest", answer.ToString(), StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_key_lasts_90_days_unless_said_otherwise()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var user = (await app.AddUserAsync("ana@example.org")).Id;

        var byDefault = await client.CreateAsync("/api/keys", $$"""{"name":"a","userId":"{{user}}"}""");
        var never = await client.CreateAsync("/api/keys", $$"""{"name":"b","userId":"{{user}}","expiresAt":null}""");

        Assert.Equal(app.Clock.GetUtcNow().AddDays(90), byDefault.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, never.GetProperty("expiresAt").ValueKind);
    }

    [Fact]
    public async Task The_refusal_status_follows_the_kind()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var user = (await app.AddUserAsync("ana@example.org")).Id;

        var standard = await client.CreateAsync("/api/keys", new { name = "a", userId = user });
        var trusted = await client.CreateAsync("/api/keys", new { name = "b", kind = "trusted-client" });
        var chosen = await client.CreateAsync(
            "/api/keys",
            new
            {
                name = "c",
                kind = "trusted-client",
                quotaStatus = 429,
            }
        );

        Assert.Equal(429, standard.GetProperty("quotaStatus").GetInt32());
        Assert.Equal(402, trusted.GetProperty("quotaStatus").GetInt32());
        Assert.Equal(429, chosen.GetProperty("quotaStatus").GetInt32());
    }

    [Fact]
    public async Task Rotation_issues_a_key_with_the_same_terms_and_ends_the_old_one()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var user = (await app.AddUserAsync("ana@example.org")).Id;
        var old = await client.CreateAsync(
            "/api/keys",
            new
            {
                name = "ci",
                userId = user,
                tokensPerMinute = 5_000,
            }
        );
        var path = $"/api/keys/{old.Text("id")}";

        var issued = await client.CreateAsync($"{path}/rotate", new { overlapSeconds = 60 });

        Assert.Equal(5_000, issued.GetProperty("tokensPerMinute").GetInt64());
        Assert.NotEqual(old.Text("secret"), issued.Text("secret"));
        var (_, replaced) = await client.GetJsonAsync(path);
        Assert.Equal(issued.Text("id"), replaced.Text("replacedBy"));
        Assert.Equal(app.Clock.GetUtcNow().AddMinutes(1), replaced.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostJsonAsync($"{path}/rotate", null)).Status);
    }

    [Theory]
    [InlineData("""{"userId":"$"}""", "name")]
    [InlineData("""{"name":"a"}""", "userId")]
    [InlineData("""{"name":"a","kind":"standard"}""", "userId")]
    [InlineData("""{"name":"a","userId":"$","teamId":"$"}""", "userId")]
    [InlineData("""{"name":"a","userId":"00000000-0000-0000-0000-000000000000"}""", "userId")]
    [InlineData("""{"name":"a","teamId":"00000000-0000-0000-0000-000000000000"}""", "teamId")]
    [InlineData("""{"name":"a","userId":"$","kind":"root"}""", "kind")]
    [InlineData("""{"name":"a","userId":"$","quotaStatus":418}""", "quotaStatus")]
    [InlineData("""{"name":"a","userId":"$","requestsPerMinute":0}""", "requestsPerMinute")]
    [InlineData("""{"name":"a","userId":"$","tokensPerMinute":-1}""", "tokensPerMinute")]
    [InlineData("""{"name":"a","userId":"$","maxParallel":"4"}""", "maxParallel")]
    [InlineData("""{"name":"a","userId":"$","models":[]}""", "models")]
    [InlineData("""{"name":"a","userId":"$","models":["a b"]}""", "models")]
    [InlineData("""{"name":"a","userId":"$","models":["*a"]}""", "models")]
    [InlineData("""{"name":"a","userId":"$","endpoints":["batches"]}""", "endpoints")]
    [InlineData("""{"name":"a","userId":"$","allowedAddresses":["10.0.0.0/99"]}""", "allowedAddresses")]
    [InlineData("""{"name":"a","userId":"$","expiresAt":"2020-01-01T00:00:00Z"}""", "expiresAt")]
    [InlineData("""{"name":"a","userId":"$","secret":"x"}""", "secret")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var user = await app.AddUserAsync("ana@example.org");

        var (status, problem) = await client.PostJsonAsync(
            "/api/keys",
            body.Replace("$", $"{user.Id}", StringComparison.Ordinal)
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal([field], problem.Fields());
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var path = $"/api/keys/{Guid.CreateVersion7()}";

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetJsonAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PatchJsonAsync(path, new { name = "a" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostJsonAsync($"{path}/rotate", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Delete, path)).Status);
    }
}
