using System.Net;
using Solaris.Storage;

namespace Solaris.Accounts.Teams;

public sealed class TeamEndpointsTests
{
    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_team_is_created_renamed_and_deleted(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        using var client = app.Client();

        var team = await client.CreateAsync("/api/teams", new { name = "Research" });
        var path = $"/api/teams/{team.Text("id")}";
        var (_, renamed) = await client.PatchJsonAsync(path, new { name = "Labs" });

        Assert.Equal("Labs", renamed.Text("name"));
        Assert.Equal("Labs", (await client.GetJsonAsync(path)).Body.Text("name"));
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetJsonAsync(path)).Status);
        await client.CreateAsync("/api/teams", new { name = "Labs" });
    }

    [Fact]
    public async Task Two_teams_do_not_have_one_name()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        await client.CreateAsync("/api/teams", new { name = "Research" });
        var other = await client.CreateAsync("/api/teams", new { name = "Labs" });

        Assert.Equal(
            HttpStatusCode.Conflict,
            (await client.PostJsonAsync("/api/teams", new { name = "Research" })).Status
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await client.PatchJsonAsync($"/api/teams/{other.Text("id")}", new { name = "Research" })).Status
        );
    }

    [Fact]
    public async Task A_team_with_users_or_keys_stays()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var team = await client.CreateAsync("/api/teams", new { name = "Research" });
        var path = $"/api/teams/{team.Text("id")}";
        var user = await app.AddUserAsync(
            "ana@example.org",
            user => user with { TeamId = team.GetProperty("id").GetGuid() }
        );

        Assert.Equal(1, (await client.GetJsonAsync(path)).Body.GetProperty("members").GetInt64());
        Assert.Equal(HttpStatusCode.Conflict, (await client.SendAsync(HttpMethod.Delete, path)).Status);
        await client.SendAsync(HttpMethod.Delete, $"/api/users/{user.Id}");
        var key = await client.CreateAsync("/api/keys", new { name = "k", teamId = team.Text("id") });
        Assert.Equal(HttpStatusCode.Conflict, (await client.SendAsync(HttpMethod.Delete, path)).Status);
        await client.SendAsync(HttpMethod.Delete, $"/api/keys/{key.Text("id")}");
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(HttpMethod.Delete, path)).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":null}""")]
    public async Task A_team_needs_a_name(string body)
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();

        var (status, problem) = await client.PostJsonAsync("/api/teams", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["name"], problem.Fields());
    }
}
