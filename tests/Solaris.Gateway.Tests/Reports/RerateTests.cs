using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Quotas;
using Solaris.Storage;

namespace Solaris.Reports;

public sealed class RerateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite), 0.000001, -1_500)]
    [InlineData(nameof(DatabaseKind.Postgres), 0.000001, -1_500)]
    [InlineData(nameof(DatabaseKind.Sqlite), 0.00001, 7_500)]
    [InlineData(nameof(DatabaseKind.Postgres), 0.00001, 7_500)]
    public async Task A_corrected_price_moves_the_difference_once(string kind, double price, long delta)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        using var client = app.Client();
        var caller = await app.CallerAsync();
        await app.LimitAsync(LimitScope.User, caller.Origin.User!.Value.Value, Terms.Money(1_000_000));
        await CallAsync(app, caller, "openai/gpt-4o@0123456789ab");
        await CallAsync(app, caller, "openai/gpt-4o-mini@0123456789ab"); // Nobody corrected its price.
        var set = await client.PutAsJsonAsync(
            new Uri("/api/prices/openai/gpt-4o", UriKind.Relative),
            new
            {
                prices = new { input_cost_per_token = price, output_cost_per_token = price },
                validFrom = DateTimeOffset.UtcNow.AddDays(-1),
            },
            Cancellation
        );
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);

        Assert.Equal((1, 1, delta), Told(await RerateAsync(client, dryRun: true)));
        Assert.Equal(5_000, await UsedAsync(app, caller));

        Assert.Equal((1, 1, delta), Told(await RerateAsync(client, dryRun: false)));
        Assert.Equal(5_000 + delta, await UsedAsync(app, caller));

        Assert.Equal((1, 0, 0), Told(await RerateAsync(client, dryRun: false)));
        Assert.Equal(5_000 + delta, await UsedAsync(app, caller));
        var (_, verified) = await client.GetJsonAsync("/api/ledger/verify");
        Assert.Empty(verified.GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task A_time_that_ends_before_it_begins_is_refused()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();

        var answer = await client.PostAsJsonAsync(
            new Uri("/api/prices/rerate", UriKind.Relative),
            new { from = "2026-05-02T00:00:00Z", to = "2026-05-01T00:00:00Z" },
            Cancellation
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task CallAsync(QuotasApp app, Caller caller, string price)
    {
        var candidate = QuotasApp.Candidate(price: new(10_000_000, 10_000_000));
        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(candidates: [candidate]));
        await admission.Hold!.SettleAsync(
            new()
            {
                Id = admission.Hold.Id,
                Origin = caller.Origin,
                Endpoint = "chat/completions",
                Model = "gpt-4o",
                Deployment = "gpt-4o#1",
                Provider = "openai",
                Status = 200,
                Charge = new(new(900, 0, 0, 0, 100), 2_500, UsageBasis.ProviderUsage) { Price = price },
            }
        );
    }

    private static async Task<JsonElement> RerateAsync(HttpClient client, bool dryRun)
    {
        var now = DateTimeOffset.UtcNow;
        var answer = await client.PostAsJsonAsync(
            new Uri("/api/prices/rerate", UriKind.Relative),
            new
            {
                from = now.AddHours(-1),
                to = now.AddHours(1),
                dryRun,
            },
            Cancellation
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static (long Examined, long Corrected, long Delta) Told(JsonElement answer) =>
        (
            answer.GetProperty("examined").GetInt64(),
            answer.GetProperty("corrected").GetInt64(),
            answer.GetProperty("deltaMicros").GetInt64()
        );

    private static async Task<long> UsedAsync(QuotasApp app, Caller caller)
    {
        var (scope, id) = (LimitScope.User, caller.Origin.User!.Value.Value);
        return Assert.Single(await app.Get<LimitBook>().StandingsAsync(scope, id, Cancellation)).Used;
    }
}
