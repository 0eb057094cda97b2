using System.Net;
using System.Text.Json;
using Solaris.Accounts;
using Solaris.Accounts.Teams;
using Solaris.Http;
using Solaris.Ledger;

namespace Solaris.Members;

public sealed class MemberApiTests
{
    private const int Whole = 1_000_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_sees_and_changes_their_own_profile()
    {
        await using var app = new GatewayApp();
        using var client = await app.SignedInAsync(await app.AddUserAsync(UserRole.Member));

        var (status, profile) = await client.PatchJsonAsync(
            "/api/me",
            new
            {
                name = "Ana Souza",
                language = "es",
                theme = "dark",
            }
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ("Ana Souza", "es", "dark", "America/Sao_Paulo"),
            (profile.Text("name"), profile.Text("language"), profile.Text("theme"), profile.Text("zone"))
        );
        Assert.Equal(["own"], profile.GetProperty("capabilities").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await client.PatchJsonAsync("/api/me", new { language = "fr" })).Status
        );
    }

    [Fact]
    public async Task What_can_be_spent_is_the_least_that_any_limit_leaves()
    {
        await using var app = new GatewayApp();
        var organisation = await app.Get<OrganisationStore>().GetAsync(Cancel);
        var team = (await app.Get<TeamStore>().AddAsync(organisation.Id, "Vendas", Cancel))!.Id;
        var user = await app.AddUserAsync(UserRole.Member, team);
        var book = app.Get<LimitBook>();
        await book.ReplaceAsync(LimitScope.User, user.Id, [Tokens(LimitWindow.Month, 900_000)], Cancel);
        await book.ReplaceAsync(LimitScope.Team, team, [Tokens(LimitWindow.Day, 70_000)], Cancel);
        await book.ReplaceAsync(
            LimitScope.Organisation,
            organisation.Id.Value,
            [Tokens(LimitWindow.Total, 5_000_000), Tokens(LimitWindow.Month, 10) with { Model = "gpt-4o" }],
            Cancel
        );
        using var client = await app.SignedInAsync(user);

        var (_, balance) = await client.GetJsonAsync("/api/me/balance");
        var tokens = balance.GetProperty("tokens");
        var binding = tokens.GetProperty("binding");

        Assert.Equal(70_000, tokens.GetProperty("amount").GetInt64());
        Assert.Equal(("team", "day"), (binding.Text("scope"), binding.Text("window")));
        Assert.EndsWith("T00:00:00-03:00", binding.Text("renewsAt"), StringComparison.Ordinal);
        Assert.Equal(4, balance.GetProperty("limits").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, balance.GetProperty("money").ValueKind);
    }

    [Fact]
    public async Task Own_keys_stay_inside_what_the_organisation_allows()
    {
        await using var app = new GatewayApp();
        using var automation = app.Automation();
        using var client = await app.SignedInAsync(await app.AddUserAsync(UserRole.Member));
        await automation.SendAsync(HttpMethod.Put, "/api/settings", new { memberKeyLimit = 1, memberKeyDays = 10 });

        var (tooLong, _) = await client.PostJsonAsync(
            "/api/me/keys",
            new { name = "a", expiresAt = TimeProvider.System.GetUtcNow().AddDays(11) }
        );
        var created = await client.CreateAsync("/api/me/keys", new { name = "a" });
        var (second, _) = await client.PostJsonAsync("/api/me/keys", new { name = "b" });
        var rotated = await client.CreateAsync($"/api/me/keys/{created.Text("id")}/rotate", new { });
        var (revoked, _) = await client.SendAsync(HttpMethod.Delete, $"/api/me/keys/{rotated.Text("id")}");
        await automation.SendAsync(HttpMethod.Put, "/api/settings", new { memberKeys = false });
        var (forbidden, _) = await client.PostJsonAsync("/api/me/keys", new { name = "c" });

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.Forbidden),
            (tooLong, second, revoked, forbidden)
        );
        Assert.StartsWith("sol_live_", created.Text("secret"), StringComparison.Ordinal);
        Assert.Equal(2, (await client.GetJsonAsync("/api/me/keys")).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_person_ends_another_session_of_their_own()
    {
        await using var app = new GatewayApp();
        var user = await app.AddUserAsync(UserRole.Member);
        using var first = await app.SignedInAsync(user);
        using var second = await app.SignedInAsync(user);

        var (_, list) = await second.GetJsonAsync("/api/me/sessions");
        var other = list.GetProperty("items").EnumerateArray().Single(one => !one.GetProperty("current").GetBoolean());
        await second.SendAsync(HttpMethod.Delete, $"/api/me/sessions/{other.Text("id")}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetJsonAsync("/api/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await second.GetJsonAsync("/api/me")).Status);
    }

    [Fact]
    public async Task Approving_an_ask_sets_the_limit_with_one_call()
    {
        await using var app = new GatewayApp();
        var organisation = await app.Get<OrganisationStore>().GetAsync(Cancel);
        var team = (await app.Get<TeamStore>().AddAsync(organisation.Id, "Vendas", Cancel))!.Id;
        var user = await app.AddUserAsync(UserRole.Member, team);
        await app.Get<LimitBook>().ReplaceAsync(LimitScope.Team, team, [Tokens(LimitWindow.Month, 3_000_000)], Cancel);
        using var member = await app.SignedInAsync(user);
        using var manager = await app.SignedInAsync(await app.AddUserAsync(UserRole.TeamManager, team));

        var ask = await member.CreateAsync("/api/me/asks", new { monthlyTokens = 5_000_000, reason = "Fim do mês" });
        var (again, _) = await member.PostJsonAsync("/api/me/asks", new { monthlyTokens = 5_000_000, reason = "!" });
        var path = $"/api/asks/{ask.Text("id")}/approve";
        var (tooMuch, _) = await manager.PostJsonAsync(path, new { });
        var (approved, body) = await manager.PostJsonAsync(
            path,
            new { monthlyTokens = 2_000_000, note = "Só até aqui" }
        );
        var (twice, _) = await manager.PostJsonAsync(path, new { monthlyTokens = 2_000_000 });

        Assert.Equal(
            (HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.Conflict),
            (again, tooMuch, approved, twice)
        );
        Assert.Equal(2_000_000, body.GetProperty("currentTokens").GetInt64());
        Assert.Equal(
            "approved",
            (await member.GetJsonAsync("/api/me/asks")).Body.GetProperty("items")[0].Text("status")
        );
    }

    [Fact]
    public async Task A_manager_does_not_decide_their_own_ask()
    {
        await using var app = new GatewayApp();
        var organisation = await app.Get<OrganisationStore>().GetAsync(Cancel);
        var team = (await app.Get<TeamStore>().AddAsync(organisation.Id, "Vendas", Cancel))!.Id;
        using var manager = await app.SignedInAsync(await app.AddUserAsync(UserRole.TeamManager, team));
        var ask = await manager.CreateAsync("/api/me/asks", new { monthlyTokens = 5_000_000, reason = "x" });

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await manager.PostJsonAsync($"/api/asks/{ask.Text("id")}/approve", new { })).Status
        );
    }

    [Fact]
    public async Task Settings_tell_value_and_source_and_never_a_secret()
    {
        await using var app = new GatewayApp();
        using var automation = app.Automation();

        var (changed, _) = await automation.SendAsync(
            HttpMethod.Put,
            "/api/settings",
            new
            {
                organisationName = "Prefeitura",
                zone = "America/Manaus",
                currency = "BRL",
            }
        );
        var (wrong, problem) = await automation.SendAsync(HttpMethod.Put, "/api/settings", new { zone = "Mars/Base" });
        var (_, settings) = await automation.GetJsonAsync("/api/settings");
        var items = settings.GetProperty("items").EnumerateArray().ToDictionary(item => item.Text("name")!);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (changed, wrong));
        Assert.Equal(["zone"], problem.Fields());
        Assert.Equal(("America/Manaus", "database"), (items["zone"].Text("value"), items["zone"].Text("source")));
        Assert.Equal(("default", "true"), (items["memberKeys"].Text("source"), items["memberKeys"].Text("value")));
        Assert.True(items["SOLARIS_MASTER_KEY"].GetProperty("isSet").GetBoolean());
        Assert.Equal(JsonValueKind.Null, items["SOLARIS_MASTER_KEY"].GetProperty("value").ValueKind);
        Assert.DoesNotContain(GatewayApp.MasterKey, settings.GetRawText(), StringComparison.Ordinal);
    }

    private static LimitTerms Tokens(LimitWindow window, long amount) =>
        new(LimitUnit.Tokens, window, Model: null, amount, BlockAt: Whole, AlertAt: [800_000]);
}
