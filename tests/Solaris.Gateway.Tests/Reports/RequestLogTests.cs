using System.Net;
using System.Text.Json;
using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Quotas;
using Solaris.Storage;

namespace Solaris.Reports;

public sealed class RequestLogTests
{
    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_call_is_shown_with_what_it_used_and_cost(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        using var client = app.Client();
        var caller = await app.CallerAsync();
        var id = await app.CallAsync(caller, "2026-05-02T10:00:00Z", 100, 20, costMicros: 345);

        var (status, call) = await client.GetJsonAsync($"/api/requests/{id}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"inputUncached":100,"inputCacheRead":0,"inputCacheWrite5m":0,"inputCacheWrite1h":0,"outputTotal":20,"outputReasoning":0,"audioInput":0,"audioOutput":0,"imageInput":0,"imageOutput":0}""",
            call.GetProperty("usage").ToString()
        );
        Assert.Equal(("provider_usage", "USD"), (call.Text("basis"), call.Text("currency")));
        Assert.Equal(345, call.GetProperty("costMicros").GetInt64());
        Assert.Equal(
            ("gpt-4o", "gpt-4o#1", "openai"),
            (call.Text("model"), call.Text("deployment"), call.Text("provider"))
        );
        var attempt = Assert.Single(call.GetProperty("attempts").EnumerateArray());
        Assert.Equal(("gpt-4o#1", "ok"), (attempt.Text("deployment"), attempt.Text("outcome")));
        Assert.Equal(caller.Origin.User!.Value.Value, call.GetProperty("userId").GetGuid());
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_call_says_at_which_price_and_on_which_terms_it_was_billed(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        using var client = app.Client();
        var caller = await app.CallerAsync();
        var admission = await app.AdmitAsync(caller, QuotasApp.Cost());
        var usage = new MeteredUsage(new(9, 0, 0, 0, 7, ImageInput: 4, ImageOutput: 3))
        {
            ServiceTier = "priority",
            WebSearches = 2,
        };
        await admission.Hold!.SettleAsync(
            new()
            {
                Id = admission.Hold.Id,
                Origin = caller.Origin,
                Endpoint = "chat/completions",
                Model = "gpt-4o",
                Status = 200,
                Charge = new(usage.Tokens, 5, UsageBasis.ProviderUsage)
                {
                    Price = "openai/gpt-4o@0123456789ab",
                    Terms = BilledTerms.Of(usage),
                },
            }
        );

        var (_, call) = await client.GetJsonAsync($"/api/requests/{admission.Hold.Id}");

        Assert.Equal(("openai/gpt-4o@0123456789ab", "priority"), (call.Text("priceVersion"), call.Text("serviceTier")));
        Assert.Equal(2, call.GetProperty("webSearches").GetInt64());
        var used = call.GetProperty("usage");
        Assert.Equal((4, 3), (used.GetProperty("imageInput").GetInt64(), used.GetProperty("imageOutput").GetInt64()));
    }

    [Fact]
    public async Task Several_attempts_are_shown_in_their_order()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        var admission = await app.AdmitAsync(caller, QuotasApp.Cost());
        var charge = new Charge(new TokenUsage(1, 2, 3, 4, 5, 2), 6, UsageBasis.InterimUsage);
        await admission.Hold!.SettleAsync(
            new()
            {
                Id = admission.Hold.Id,
                Origin = caller.Origin,
                Endpoint = "chat/completions",
                Model = "gpt-4o",
                Status = 200,
                Charge = charge,
                Attempts = [new("gpt-4o#1", 500, "status", Charge.Nothing, 10), new("gpt-4o#2", 200, "ok", charge, 20)],
            }
        );

        var (_, call) = await client.GetJsonAsync($"/api/requests/{admission.Hold.Id}");

        Assert.Equal(
            ["status", "ok"],
            call.GetProperty("attempts").EnumerateArray().Select(one => one.Text("outcome"))
        );
        Assert.Equal("interim_usage", call.Text("basis"));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Lists_are_filtered_and_paged_newest_first(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        using var client = app.Client();
        var (one, other) = (await app.CallerAsync(), await app.CallerAsync());
        var ids = new List<Guid>();
        for (var call = 0; call < 5; call++)
        {
            ids.Add(await app.CallAsync(one, $"2026-05-0{1 + call}T10:00:00Z", model: call == 2 ? "gpt-4" : "gpt-4o"));
        }
        await app.CallAsync(other, "2026-05-01T10:00:00Z", status: 499);
        var user = $"userId={one.Origin.User!.Value.Value}";

        var (_, first) = await client.GetJsonAsync($"/api/requests?{user}&limit=3");
        var (_, second) = await client.GetJsonAsync($"/api/requests?{user}&limit=3&cursor={first.Text("nextCursor")}");

        Assert.Equal(Enumerable.Reverse(ids), Ids(first).Concat(Ids(second)));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
        Assert.Equal([ids[2]], Ids((await client.GetJsonAsync($"/api/requests?{user}&model=gpt-4")).Body));
        Assert.Empty(Ids((await client.GetJsonAsync($"/api/requests?model=never-asked-for")).Body));
        Assert.Single(Ids((await client.GetJsonAsync("/api/requests?status=499")).Body));
        Assert.Equal(5, Ids((await client.GetJsonAsync($"/api/requests?keyId={one.Origin.Key.Value}")).Body).Count());
        Assert.Equal(
            5,
            Ids((await client.GetJsonAsync($"/api/requests?teamId={one.Origin.Team!.Value.Value}")).Body).Count()
        );
        Assert.Equal(
            [ids[2], ids[1]],
            Ids((await client.GetJsonAsync($"/api/requests?{user}&from=2026-05-02&to=2026-05-04")).Body)
        );
    }

    [Fact]
    public async Task Wrong_queries_and_unknown_calls_are_told_apart()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetJsonAsync("/api/requests?cursor=nonsense")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetJsonAsync("/api/requests?from=nonsense")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetJsonAsync("/api/requests?limit=201")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetJsonAsync($"/api/requests/{Guid.Empty}")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetJsonAsync($"/api/requests/{Guid.Empty}/explanation")).Status
        );
    }

    private static IEnumerable<Guid> Ids(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(call => call.GetProperty("id").GetGuid());
}
