using System.Net;
using System.Text.Json;
using Dapper;
using Solaris.Accounts;
using Solaris.Quotas;
using Solaris.Storage;

namespace Solaris.Reports;

public sealed class UsageReportTests
{
    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Series_and_the_rest_add_up_to_what_the_ledger_charged(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        using var client = app.Client();
        var callers = new[] { await app.CallerAsync(), await app.CallerAsync(), await app.CallerAsync() };
        for (var call = 0; call < 12; call++)
        {
            await app.CallAsync(
                callers[call % 3],
                $"2026-05-{1 + call:00}T12:00:00Z",
                input: 100 + call,
                output: call * call,
                model: call % 2 == 0 ? "gpt-4o" : "gpt-4o-mini"
            );
        }

        var (status, report) = await client.GetJsonAsync(
            "/api/usage?from=2026-05-01&to=2026-06-01&groupBy=user&subgroupBy=model&limit=4&rollup=day"
        );

        Assert.Equal(HttpStatusCode.OK, status);
        await using var connection = app.Database.Open();
        var charged = await connection.ExecuteScalarAsync<long>(
            "select cast(sum(charged_tokens) as bigint) from reservation"
        );
        var series = report.GetProperty("series").EnumerateArray().ToList();
        Assert.Equal(charged, report.GetProperty("total").GetInt64());
        Assert.Equal(charged, Values(report, "totals").Sum());
        Assert.Equal(4, series.Count);
        Assert.Equal(31, report.GetProperty("buckets").GetArrayLength());
        Assert.Equal(
            charged,
            series.Sum(line => line.GetProperty("total").GetInt64())
                + report.GetProperty("other").GetProperty("total").GetInt64()
        );
        Assert.All(series, line => Assert.Equal(line.GetProperty("total").GetInt64(), Values(line, "values").Sum()));
        var sizes = series.ConvertAll(line => line.GetProperty("total").GetInt64());
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.StartsWith("gpt-4o", series[0].GetProperty("subgroup").Text("name"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requests", 2)]
    [InlineData("tokens", 330)]
    [InlineData("inputTokens", 300)]
    [InlineData("outputTokens", 30)]
    [InlineData("cachedTokens", 0)]
    [InlineData("cost", 77)]
    public async Task Each_metric_is_summed(string metric, long expected)
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        await app.CallAsync(caller, "2026-05-02T10:00:00Z", 100, 10, costMicros: 70);
        await app.CallAsync(caller, "2026-05-02T11:00:00Z", 200, 20, costMicros: 7);

        var (_, report) = await client.GetJsonAsync($"/api/usage?from=2026-05-01&to=2026-05-04&metric={metric}");

        Assert.Equal(expected, report.GetProperty("total").GetInt64());
        Assert.Equal([0, expected, 0], Values(report, "totals"));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Every_group_can_split_a_report(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        using var client = app.Client();
        var user = await client.CreateAsync("/api/users", new { email = "ana@example.org", name = "Ana" });
        var caller = await app.CallerAsync();
        caller = caller with
        {
            Origin = caller.Origin with { User = new(user.GetProperty("id").GetGuid()), Team = null },
        };
        await app.CallAsync(caller, "2026-05-02T10:00:00Z");

        foreach (var group in new[] { "user", "team", "key", "model", "provider", "deployment", "status" })
        {
            var (status, report) = await client.GetJsonAsync(
                $"/api/usage?from=2026-05-01&to=2026-05-04&groupBy={group}&subgroupBy=status"
            );
            Assert.True(status == HttpStatusCode.OK, $"{group}: {report}");
            var line = Assert.Single(report.GetProperty("series").EnumerateArray());
            var name = line.GetProperty("group") is { ValueKind: JsonValueKind.Object } label
                ? label.Text("name")
                : null;
            Assert.Equal(15, line.GetProperty("total").GetInt64());
            Assert.Equal("200", line.GetProperty("subgroup").Text("name"));
            Assert.Equal(
                group switch
                {
                    "user" => "Ana",
                    "team" => null,
                    "key" => caller.Origin.Key.Value.ToString(),
                    "model" => "gpt-4o",
                    "provider" => "openai",
                    "deployment" => "gpt-4o#1",
                    _ => "200",
                },
                name
            );
        }
    }

    [Fact]
    public async Task Days_begin_at_the_zones_midnight()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        await app.CallAsync(caller, "2026-05-02T02:59:59.999Z", 1, 0); // 23:59:59.999 on the first in São Paulo.
        await app.CallAsync(caller, "2026-05-02T03:00:00Z", 10, 0);

        var (_, own) = await client.GetJsonAsync("/api/usage?from=2026-05-01&to=2026-05-03");
        var (_, utc) = await client.GetJsonAsync("/api/usage?from=2026-05-01&to=2026-05-03&tz=Etc/UTC");

        Assert.Equal([1, 10], Values(own, "totals"));
        Assert.Equal([0, 11], Values(utc, "totals"));
        Assert.Equal("America/Sao_Paulo", own.Text("tz"));
    }

    [Fact]
    public async Task Days_on_which_the_clocks_change_have_23_and_25_hours()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        const string zone = "tz=America/New_York";

        var (_, spring) = await client.GetJsonAsync($"/api/usage?from=2026-03-08&to=2026-03-09&rollup=hour&{zone}");
        var (_, autumn) = await client.GetJsonAsync($"/api/usage?from=2026-11-01&to=2026-11-02&rollup=hour&{zone}");

        Assert.Equal(23, spring.GetProperty("buckets").GetArrayLength());
        Assert.Equal(25, autumn.GetProperty("buckets").GetArrayLength());
    }

    [Fact]
    public async Task Weeks_begin_on_monday_and_months_on_their_first()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        const string range = "from=2024-01-31&to=2024-03-02&tz=Europe/Lisbon";

        var (_, weeks) = await client.GetJsonAsync($"/api/usage?{range}&rollup=week");
        var (_, months) = await client.GetJsonAsync($"/api/usage?{range}&rollup=month");

        Assert.Equal(DayOfWeek.Monday, weeks.GetProperty("buckets")[0].GetDateTimeOffset().DayOfWeek);
        Assert.Equal(
            [new(2024, 1, 1), new(2024, 2, 1), new(2024, 3, 1)],
            months.GetProperty("buckets").EnumerateArray().Select(at => at.GetDateTimeOffset().Date)
        );
    }

    [Fact]
    public async Task What_lies_outside_the_range_does_not_count_in_its_first_bucket()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        await app.CallAsync(caller, "2026-05-02T10:00:00Z", 1, 0);
        await app.CallAsync(caller, "2026-05-02T12:00:00Z", 10, 0);

        var (_, report) = await client.GetJsonAsync(
            "/api/usage?from=2026-05-02T11:00:00Z&to=2026-05-03T00:00:00Z&rollup=month"
        );

        Assert.Equal([10], Values(report, "totals"));
    }

    [Theory]
    [InlineData("tz=Mars/Olympus", "tz")]
    [InlineData("groupBy=colour", "groupBy")]
    [InlineData("subgroupBy=user", "subgroupBy")]
    [InlineData("metric=feelings", "metric")]
    [InlineData("rollup=century", "rollup")]
    [InlineData("limit=51", "limit")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-05-02&to=2026-05-01", "from")]
    [InlineData("from=2020-01-01&to=2026-01-01&rollup=hour", "rollup")]
    public async Task A_query_that_cannot_be_answered_names_its_fault(string query, string field)
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();

        var (status, problem) = await client.GetJsonAsync("/api/usage?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(field, problem.Fields());
    }

    private static long[] Values(JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(value => value.GetInt64())];
}
