using System.Net;
using System.Text.Json;
using Solaris.Accounts;

namespace Solaris.Quotas;

public sealed class LimitEndpointsTests
{
    private const string Organisation = "/api/limits/organisation/default";

    [Fact]
    public async Task Limits_are_set_and_read_back_with_how_they_stand()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();

        var (status, put) = await client.PutAsync(
            Organisation,
            """
            [{"unit":"tokens","window":"month","amount":500000,"alertAt":[0.9,0.5],"blockAt":0.95},
             {"unit":"money","window":"day","amount":2000000,"model":"gpt-4o"},
             {"unit":"tokens","window":"total","amount":7}]
            """
        );
        var (_, got) = await client.GetJsonAsync("/api/limits?scope=organisation&scopeId=default");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(put.ToString(), got.ToString());
        var items = got.GetProperty("items").EnumerateArray().ToDictionary(item => item.Text("window")!);
        var month = items["month"];
        Assert.Equal(
            ("organisation", "tokens", 500_000L),
            (month.Text("scope"), month.Text("unit"), Number(month, "amount"))
        );
        Assert.Equal("[0.5,0.9]", month.GetProperty("alertAt").ToString());
        Assert.Equal(0.95m, month.GetProperty("blockAt").GetDecimal());
        Assert.Equal((0L, 0L), (Number(month, "used"), Number(month, "held")));
        Assert.Equal((await app.OrganisationAsync()).Value, month.GetProperty("scopeId").GetGuid());
        Assert.True(month.GetProperty("periodEnd").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
        Assert.Equal("gpt-4o", items["day"].Text("model"));
        Assert.Equal("[0.8]", items["day"].GetProperty("alertAt").ToString());
        Assert.Equal(JsonValueKind.Null, items["total"].GetProperty("periodEnd").ValueKind);
    }

    [Fact]
    public async Task Use_and_holds_are_shown_as_they_happen()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        await client.PutAsync(Organisation, """[{"unit":"tokens","window":"month","amount":500000}]""");

        var settled = await app.AdmitAsync(caller, QuotasApp.Cost());
        await QuotasApp.SettleAsync(settled.Hold!, caller, new TokenUsage(30, 0, 0, 0, 12));
        var open = await app.AdmitAsync(caller, QuotasApp.Cost(output: 1_000));
        await using var hold = open.Hold;
        var (_, got) = await client.GetJsonAsync("/api/limits?scope=organisation&scopeId=default");

        var item = Assert.Single(got.GetProperty("items").EnumerateArray());
        Assert.Equal(42, Number(item, "used"));
        Assert.Equal(open.Hold!.InputTokens + 1_000, Number(item, "held"));
    }

    [Fact]
    public async Task A_lowered_limit_refuses_the_next_call()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        await client.PutAsync(Organisation, """[{"unit":"tokens","window":"month","amount":500000}]""");
        await using (var hold = (await app.AdmitAsync(caller, QuotasApp.Cost())).Hold)
        {
            Assert.NotNull(hold);
        }

        await client.PutAsync(Organisation, """[{"unit":"tokens","window":"month","amount":10}]""");

        Assert.NotNull((await app.AdmitAsync(caller, QuotasApp.Cost())).Refusal);
        await client.PutAsync(Organisation, "[]");
        await using var free = (await app.AdmitAsync(caller, QuotasApp.Cost())).Hold;
        Assert.NotNull(free);
    }

    [Theory]
    [InlineData("""[{"unit":"bananas","window":"month","amount":5}]""", "unit")]
    [InlineData("""[{"unit":"tokens","window":"year","amount":5}]""", "window")]
    [InlineData("""[{"unit":"tokens","window":"month"}]""", "amount")]
    [InlineData("""[{"unit":"tokens","window":"month","amount":-1}]""", "amount")]
    [InlineData("""[{"unit":"tokens","window":"month","amount":1000000000000001}]""", "amount")]
    [InlineData("""[{"unit":"tokens","window":"month","amount":5,"model":""}]""", "model")]
    [InlineData("""[{"unit":"tokens","window":"month","amount":5,"blockAt":1.1}]""", "blockAt")]
    [InlineData("""[{"unit":"tokens","window":"month","amount":5,"blockAt":0}]""", "blockAt")]
    [InlineData("""[{"unit":"tokens","window":"month","amount":5,"alertAt":[0.5,1.5]}]""", "alertAt")]
    [InlineData("""[{"unit":"tokens","window":"month","amount":5,"alertAt":[0]}]""", "alertAt")]
    [InlineData(
        """[{"unit":"tokens","window":"month","amount":5},{"unit":"tokens","window":"month","amount":6}]""",
        "[1]"
    )]
    public async Task A_wrong_limit_changes_nothing_and_names_the_field(string body, string field)
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();

        var (status, problem) = await client.PutAsync(Organisation, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(problem.Fields(), name => name.Contains(field, StringComparison.Ordinal));
        var (_, got) = await client.GetJsonAsync("/api/limits?scope=organisation&scopeId=default");
        Assert.Empty(got.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData(99_999, HttpStatusCode.BadRequest)]
    [InlineData(100_000, HttpStatusCode.OK)]
    [InlineData(10_000_000, HttpStatusCode.OK)]
    [InlineData(10_000_001, HttpStatusCode.BadRequest)]
    public async Task The_monthly_tokens_of_a_user_stay_in_the_installations_bounds(
        long amount,
        HttpStatusCode expected
    )
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var user = await client.CreateAsync("/api/users", new { email = "ana@example.org" });

        var (status, _) = await client.PutAsync(
            $"/api/limits/user/{user.Text("id")}",
            $$"""[{"unit":"tokens","window":"month","amount":{{amount}}}]"""
        );

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Each_scope_is_found_by_its_id()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var team = await client.CreateAsync("/api/teams", new { name = "research" });
        var user = await client.CreateAsync("/api/users", new { email = "ana@example.org" });
        var key = await client.CreateAsync("/api/keys", new { name = "laptop", userId = user.Text("id") });

        foreach (var (scope, id) in new[] { ("team", team), ("user", user), ("key", key) })
        {
            var (status, got) = await client.PutAsync(
                $"/api/limits/{scope}/{id.Text("id")}",
                """[{"unit":"tokens","window":"week","amount":1000}]"""
            );
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(scope, Assert.Single(got.GetProperty("items").EnumerateArray()).Text("scope"));
        }
    }

    [Theory]
    [InlineData("user", "3f0c8a54-7a3f-7c11-8a54-0123456789ab")]
    [InlineData("team", "3f0c8a54-7a3f-7c11-8a54-0123456789ab")]
    [InlineData("key", "no-id")]
    [InlineData("organisation", "3f0c8a54-7a3f-7c11-8a54-0123456789ab")]
    [InlineData("planet", "default")]
    public async Task An_unknown_scope_is_not_found(string scope, string id)
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();

        var (status, _) = await client.PutAsync($"/api/limits/{scope}/{id}", "[]");

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task The_query_must_name_a_scope()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetJsonAsync("/api/limits")).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await client.GetJsonAsync("/api/limits?scope=planet&scopeId=default")).Status
        );
    }

    private static long Number(JsonElement element, string property) => element.GetProperty(property).GetInt64();
}
