using System.Net;
using System.Text.Json.Nodes;
using Solaris.Ledger;

namespace Solaris.OpenAi;

/// <summary>From an administrator's price and rate to the cost of a call, over HTTP.</summary>
public sealed class PricedCallTests
{
    private const string Price = """{"prices":{"input_cost_per_token":0.00001,"output_cost_per_token":0.00002}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Month =>
        TimeZoneInfo
            .ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo"))
            .ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_own_price_is_held_and_charged_by_the_next_call()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        await SendAsync(app, "PUT", "/api/prices/openai/one", Price);

        var row = await app.RowAsync((await app.AskAsync(key, OpenAiApp.Chat("one"))).Response);

        Assert.Equal(Dollars(row), (long?)row["costMicros"]);
        Assert.Equal("USD", (string?)row["currency"]);
        Assert.StartsWith("openai/one@", (string?)row["priceVersion"], StringComparison.Ordinal);
        Assert.Null(row["exchangeRate"]);
    }

    [Fact]
    public async Task Costs_and_money_limits_are_in_the_organisations_currency_and_a_correction_moves_the_difference()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        await SendAsync(app, "PUT", "/api/prices/openai/one", Price);
        await SendAsync(app, "PUT", "/api/currency", """{"currency":"BRL"}""");
        await SendAsync(app, "POST", "/api/currency/rates", Rate("5.4321"));
        var limit = await LimitAsync(app);

        var (answer, _) = await app.AskAsync(key, OpenAiApp.Chat("one"));
        var row = await app.RowAsync(answer);

        var cost = ((Dollars(row) * 54_321) + 9_999) / 10_000;
        Assert.Equal(cost, (long?)row["costMicros"]);
        Assert.Equal(("BRL", 5.4321m), ((string?)row["currency"], (decimal?)row["exchangeRate"]));
        Assert.Equal(cost, (await StandingAsync(app, limit)).Used);

        // The month is frozen now: a correction has to be meant, and re-rating moves what was charged.
        Assert.Equal(HttpStatusCode.Conflict, (await TryAsync(app, "POST", "/api/currency/rates", Rate("6"))).Status);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await TryAsync(app, "PUT", "/api/currency", """{"currency":"EUR"}""")).Status
        );
        await SendAsync(app, "POST", "/api/currency/rates", Rate("6", ""","correction":true"""));
        var now = TimeProvider.System.GetUtcNow();
        var range = $$"""{"from":"{{now.AddHours(-1):O}}","to":"{{now.AddHours(1):O}}"}""";
        var told = JsonNode.Parse(await SendAsync(app, "POST", "/api/prices/rerate", range))!;
        var corrected = await app.RowAsync(answer);

        Assert.Equal((1, Dollars(row) * 6 - cost), ((long?)told["corrected"], (long?)told["deltaMicros"]));
        Assert.Equal(Dollars(row) * 6, (long?)corrected["costMicros"]);
        Assert.Equal(cost, (long?)corrected["costMicrosBefore"]);
        Assert.Equal(6m, (decimal?)corrected["exchangeRate"]);
        Assert.Equal(Dollars(row) * 6, (await StandingAsync(app, limit)).Used);
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task Without_a_rate_money_limits_refuse_and_say_which_is_missing_and_other_calls_are_rated_later()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        await SendAsync(app, "PUT", "/api/prices/openai/one", Price);
        await SendAsync(app, "PUT", "/api/currency", """{"currency":"BRL"}""");

        var row = await app.RowAsync((await app.AskAsync(key, OpenAiApp.Chat("one"))).Response);
        await LimitAsync(app);
        var (refused, body) = await app.AskAsync(key, OpenAiApp.Chat("one"));
        var why = await app.RowAsync(refused);
        var (_, told) = await app.AskAsync(
            OpenAiApp.MasterKey,
            "",
            $"/api/requests/{(string?)why["id"]}/explanation",
            "GET"
        );
        await SendAsync(app, "POST", "/api/currency/rates", Rate("2"));
        var admitted = await app.AskAsync(key, OpenAiApp.Chat("one"));

        Assert.Equal((0L, "BRL"), ((long?)row["costMicros"], (string?)row["currency"]));
        Assert.Null(row["exchangeRate"]);
        Assert.Equal((HttpStatusCode.Forbidden, "exchange_rate_missing"), (refused.StatusCode, OpenAiApp.Code(body)));
        var english = (string?)
            JsonNode.Parse(told)!["limits"]!.AsArray().Single(line => (string?)line!["unit"] == "money")!["sentence"]![
                "en"
            ];
        Assert.Contains($"USD to BRL is set for {Month}", english, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, admitted.Response.StatusCode);

        var now = TimeProvider.System.GetUtcNow();
        var range = $$"""{"from":"{{now.AddHours(-1):O}}","to":"{{now.AddHours(1):O}}"}""";
        await SendAsync(app, "POST", "/api/prices/rerate", range);
        var (_, later) = await app.AskAsync(OpenAiApp.MasterKey, "", $"/api/requests/{(string?)row["id"]}", "GET");
        Assert.Equal(Dollars(row) * 2, (long?)JsonNode.Parse(later)!["costMicros"]);
        await app.AssertBalancedAsync();
    }

    [Theory]
    [InlineData("PUT", "/api/currency", """{"currency":"reais"}""")]
    [InlineData("POST", "/api/currency/rates", """{"rates":[{"month":"2026-13","rate":5}]}""")]
    [InlineData("POST", "/api/currency/rates", """{"rates":[{"month":"2026-11","rate":0}]}""")]
    [InlineData("POST", "/api/currency/rates", """{"rates":[{"month":"2026-11","rate":5.1234567}]}""")]
    [InlineData("POST", "/api/currency/rates", """{"rates":[]}""")]
    public async Task What_is_no_currency_and_no_rate_is_refused(string method, string path, string body)
    {
        await using var app = await OpenAiApp.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(app, method, path, body)).Status);
    }

    private static long Dollars(JsonNode row) =>
        ((long)row["usage"]!["inputUncached"]! * 10) + ((long)row["usage"]!["outputTotal"]! * 20);

    private static string Rate(string rate, string more = "") =>
        $$"""{"rates":[{"month":"{{Month}}","rate":{{rate}},"source":"test"}]{{more}}}""";

    private static async Task<Limit> LimitAsync(OpenAiApp app)
    {
        var id = (await app.Get<Accounts.OrganisationStore>().GetAsync(Cancellation)).Id.Value;
        var book = app.Get<LimitBook>();
        await book.ReplaceAsync(LimitScope.Organisation, id, [Quotas.Terms.Money(100_000_000)], Cancellation);
        return Assert.Single(await book.FindAsync([(LimitScope.Organisation, id)], Cancellation));
    }

    private static async Task<LimitStanding> StandingAsync(OpenAiApp app, Limit limit) =>
        Assert.Single(await app.Get<LimitBook>().StandingsAsync(limit.Scope, limit.ScopeId, Cancellation));

    private static async Task<string> SendAsync(OpenAiApp app, string method, string path, string body)
    {
        var (status, text) = await TryAsync(app, method, path, body);
        Assert.True((int)status < 300, text);
        return text;
    }

    private static async Task<(HttpStatusCode Status, string Body)> TryAsync(
        OpenAiApp app,
        string method,
        string path,
        string body
    )
    {
        var (response, text) = await app.AskAsync(OpenAiApp.MasterKey, body, path, method);
        return (response.StatusCode, text);
    }
}
