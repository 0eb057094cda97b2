using System.Net;
using System.Text.Json;
using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.Overview;

/// <summary>On the demo's calls, which are those of two months.</summary>
public sealed class OverviewTests : IAsyncDisposable
{
    private readonly GatewayApp _app = new(host => host.UseSetting("Demo:Enabled", "true"));

    [Fact]
    public async Task Its_figures_are_those_of_the_reports()
    {
        using var client = _app.Automation();

        var (status, overview) = await client.GetJsonAsync("/api/overview");

        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var figure in overview.GetProperty("figures").EnumerateArray())
        {
            var (_, report) = await client.GetJsonAsync($"/api/usage?metric={figure.Text("metric")}");
            Assert.Equal(Total(report), figure.GetProperty("now").GetInt64());
            Assert.True(figure.GetProperty("before").GetInt64() > 0);
        }
        var cost = overview.GetProperty("figures")[0].GetProperty("now").GetInt64();
        Assert.All(["costs", "teams", "people"], part => Assert.Equal(cost, Total(overview.GetProperty(part))));
        Assert.True(overview.GetProperty("latency").GetProperty("p95Milliseconds").GetInt64() > 0);
        Assert.Equal("Bruno Lima", Assert.Single(overview.GetProperty("asks").EnumerateArray()).Text("userName"));
    }

    [Fact]
    public async Task Its_budget_is_that_which_is_used_up_most_day_by_day()
    {
        using var client = _app.Automation();

        var (_, overview) = await client.GetJsonAsync("/api/overview");

        var budget = overview.GetProperty("budget");
        Assert.Equal("organisation", budget.GetProperty("limit").Text("scope"));
        Assert.Equal(budget.GetProperty("limit").GetProperty("used").GetInt64(), Total(budget.GetProperty("days")));
        var provider = Assert.Single(overview.GetProperty("providers").EnumerateArray());
        Assert.Equal(3, provider.GetProperty("available").GetInt32());
    }

    [Fact]
    public async Task A_manager_sees_the_own_team_and_no_providers()
    {
        using var automation = _app.Automation();
        var (_, teams) = await automation.GetJsonAsync("/api/teams");
        var team = teams.GetProperty("items")[0].GetProperty("id").GetGuid();
        using var manager = await _app.SignedInAsync(await _app.AddUserAsync(UserRole.TeamManager, team));

        var (_, overview) = await manager.GetJsonAsync("/api/overview");

        var only = Assert.Single(overview.GetProperty("teams").GetProperty("series").EnumerateArray());
        Assert.Equal(team, only.GetProperty("group").GetProperty("id").GetGuid());
        Assert.Equal("team", overview.GetProperty("budget").GetProperty("limit").Text("scope"));
        Assert.Equal(0, overview.GetProperty("providers").GetArrayLength());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static long Total(JsonElement report) => report.GetProperty("total").GetInt64();
}
