using System.Net;
using System.Text.Json;
using Solaris.Ledger;
using Solaris.Storage;

namespace Solaris.Accounts.Users;

public sealed class UserEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_user_is_created_read_changed_and_deleted(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        using var client = app.Client();
        var team = await client.CreateAsync("/api/teams", new { name = "Research" });

        var user = await client.CreateAsync(
            "/api/users",
            new
            {
                email = "Ana@Example.org",
                name = "Ana",
                teamId = team.Text("id"),
                monthlyTokens = 200_000,
            }
        );
        var path = $"/api/users/{user.Text("id")}";
        var (_, read) = await client.GetJsonAsync(path);
        var (_, changed) = await client.PatchJsonAsync(
            path,
            """{"name":"Ana Maria","teamId":null,"monthlyTokens":300000}"""
        );
        var (deleted, _) = await client.SendAsync(HttpMethod.Delete, path);

        Assert.Equal("ana@example.org", user.Text("email"));
        Assert.Equal(user.ToString(), read.ToString());
        Assert.Equal(("Ana Maria", 300_000), (changed.Text("name"), changed.GetProperty("monthlyTokens").GetInt64()));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("teamId").ValueKind);
        Assert.Equal(HttpStatusCode.NoContent, deleted);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetJsonAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(0, (await client.GetJsonAsync("/api/users")).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_new_user_has_the_default_monthly_limit_with_its_thresholds()
    {
        await using var app = await AccountsApp.StartAsync(settings: new() { ["Quotas:BlockThreshold"] = "0.95" });
        using var client = app.Client();

        var user = await client.CreateAsync("/api/users", new { email = "ana@example.org" });

        var scope = (LimitScope.User, user.GetProperty("id").GetGuid());
        var limit = Assert.Single(await app.Get<LimitBook>().FindAsync([scope], Cancel));
        Assert.Equal((LimitUnit.Tokens, LimitWindow.Month, 1_000_000), (limit.Unit, limit.Window, limit.Amount));
        Assert.Equal((950_000, 800_000), (limit.BlockAt, Assert.Single(limit.AlertAt)));
    }

    [Fact]
    public async Task Monthly_tokens_change_that_limit_and_leave_the_others()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var id = (await client.CreateAsync("/api/users", new { email = "ana@example.org" }))
            .GetProperty("id")
            .GetGuid();
        var daily = new LimitTerms(LimitUnit.Money, LimitWindow.Day, "gpt-4o", 500, 1_000_000, []);
        var monthly = new LimitTerms(LimitUnit.Tokens, LimitWindow.Month, Model: null, 150_000, 900_000, [500_000]);
        await app.Get<LimitBook>().ReplaceAsync(LimitScope.User, id, [daily, monthly], Cancel);

        await client.PatchJsonAsync($"/api/users/{id}", new { monthlyTokens = 400_000 });

        var limits = await app.Get<LimitBook>().FindAsync([(LimitScope.User, id)], Cancel);
        var changed = Assert.Single(limits, limit => limit.Window == LimitWindow.Month);
        Assert.Equal((400_000, 900_000), (changed.Amount, changed.BlockAt));
        Assert.Equal(500, Assert.Single(limits, limit => limit.Window == LimitWindow.Day).Amount);
    }

    [Fact]
    public async Task A_user_whose_creation_was_cut_off_is_not_activated_without_a_limit()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var user = await app.AddUserAsync("ana@example.org", user => user with { Status = UserStatus.New });

        var (_, changed) = await client.PatchJsonAsync($"/api/users/{user.Id}", new { status = "active" });

        Assert.Equal(1_000_000, changed.GetProperty("monthlyTokens").GetInt64());
    }

    [Theory]
    [InlineData(99_999)]
    [InlineData(10_000_001)]
    [InlineData(-1)]
    public async Task Monthly_tokens_out_of_bounds_are_refused_with_the_bounds(long tokens)
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var user = await client.CreateAsync("/api/users", new { email = "ana@example.org" });

        var (created, problem) = await client.PostJsonAsync(
            "/api/users",
            new { email = "b@example.org", monthlyTokens = tokens }
        );
        var (changed, _) = await client.PatchJsonAsync($"/api/users/{user.Text("id")}", new { monthlyTokens = tokens });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (created, changed));
        Assert.Contains("from 100000 to 10000000", problem.GetProperty("errors").ToString(), StringComparison.Ordinal);
        Assert.Equal(["monthlyTokens"], problem.Fields());
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(10_000_000)]
    public async Task Monthly_tokens_on_the_bounds_are_accepted(long tokens)
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();

        var user = await client.CreateAsync("/api/users", new { email = "ana@example.org", monthlyTokens = tokens });

        Assert.Equal(tokens, user.GetProperty("monthlyTokens").GetInt64());
    }

    [Theory]
    [InlineData("{}", "email")]
    [InlineData("""{"email":null}""", "email")]
    [InlineData("""{"email":"no address"}""", "email")]
    [InlineData("""{"email":"a@b.c","role":"root"}""", "role")]
    [InlineData("""{"email":"a@b.c","password":"short"}""", "password")]
    [InlineData("""{"email":"a@b.c","surname":"x"}""", "surname")]
    [InlineData("""{"email":"a@b.c","monthlyTokens":"200000"}""", "monthlyTokens")]
    [InlineData("""{"email":"a@b.c","monthlyTokens":1.5}""", "monthlyTokens")]
    [InlineData("""{"email":"a@b.c","teamId":"x"}""", "teamId")]
    [InlineData("""{"email":"a@b.c","teamId":"00000000-0000-0000-0000-000000000000"}""", "teamId")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();

        var (status, problem) = await client.PostJsonAsync("/api/users", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal([field], problem.Fields());
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"email":"a@b.c","email":"d@e.f"}""")]
    public async Task A_body_that_cannot_be_read_is_refused(string body)
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostJsonAsync("/api/users", body)).Status);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task An_email_belongs_to_one_user(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        using var client = app.Client();
        await client.CreateAsync("/api/users", new { email = "ana@example.org" });
        var other = await client.CreateAsync("/api/users", new { email = "bia@example.org" });

        var (created, _) = await client.PostJsonAsync("/api/users", new { email = "ANA@example.org" });
        var (changed, _) = await client.PatchJsonAsync(
            $"/api/users/{other.Text("id")}",
            new { email = "ana@example.org" }
        );

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (created, changed));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task The_email_of_a_deleted_user_can_be_used_again_and_again(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        using var client = app.Client();

        for (var i = 0; i < 3; i++)
        {
            var user = await client.CreateAsync("/api/users", new { email = "ana@example.org", externalId = "u1" });
            var (status, _) = await client.SendAsync(HttpMethod.Delete, $"/api/users/{user.Text("id")}");
            Assert.Equal(HttpStatusCode.NoContent, status);
        }
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        var admin = await client.CreateAsync("/api/users", new { email = "a@example.org", role = "administrator" });
        var path = $"/api/users/{admin.Text("id")}";

        Assert.Equal(HttpStatusCode.Conflict, (await client.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PatchJsonAsync(path, new { role = "member" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PatchJsonAsync(path, new { status = "disabled" })).Status);
        await client.CreateAsync("/api/users", new { email = "b@example.org", role = "administrator" });
        Assert.Equal(HttpStatusCode.OK, (await client.PatchJsonAsync(path, new { role = "member" })).Status);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Pages_show_each_user_once_although_users_come_and_go_meanwhile(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        using var client = app.Client();
        for (var i = 0; i < 7; i++)
        {
            await app.AddUserAsync($"user{i}@example.org");
        }
        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var (status, page) = await client.GetJsonAsync(
                $"/api/users?limit=3{(cursor is null ? "" : "&cursor=" + cursor)}"
            );
            Assert.Equal(HttpStatusCode.OK, status);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(user => user.Text("email")));
            cursor = page.Text("nextCursor");
            await app.AddUserAsync($"late{seen.Count}@example.org");
        } while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"user{i}@example.org"), seen);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=x", null)]
    [InlineData("cursor=x", "cursor")]
    [InlineData("cursor=!!!!!!!!!!!!!!!!!!!!!!", "cursor")]
    public async Task A_wrong_page_is_refused(string query, string? field)
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();

        var (status, problem) = await client.GetJsonAsync($"/api/users?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        if (field is not null)
        {
            Assert.Equal([field], problem.Fields());
        }
    }

    [Theory]
    [InlineData("ANA", 2)]
    [InlineData("@example", 3)]
    [InlineData("%25", 0)]
    [InlineData("a_a", 0)]
    [InlineData("%5C", 0)]
    [InlineData("' or 1=1 --", 0)]
    public async Task The_search_looks_at_names_and_emails_and_takes_text_as_text(string search, int found)
    {
        await using var app = await AccountsApp.StartAsync();
        using var client = app.Client();
        await app.AddUserAsync("ana@example.org");
        await app.AddUserAsync("bia@example.org", user => user with { Name = "Mariana" });
        await app.AddUserAsync("caio@example.org");

        var (_, page) = await client.GetJsonAsync($"/api/users?q={search}");

        Assert.Equal(found, page.GetProperty("items").GetArrayLength());
    }
}
