using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Solaris.Accounts;
using Solaris.Quotas;
using Solaris.Storage;

namespace Solaris.Pricing;

public sealed class PriceEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task An_own_price_is_in_force_until_it_is_removed_and_its_history_stays(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        using var client = app.Client();
        const string path = "/api/prices/openrouter/anthropic/claude-haiku-4.5";

        var set = await PutAsync(client, path, new { prices = new { input_cost_per_token = 0.000002 } });

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        var own = Only(await client.GetJsonAsync("/api/prices?provider=openrouter&q=claude-haiku-4.5"));
        Assert.Equal("override", own.GetProperty("source").GetString());
        Assert.Equal(0.000002m, own.GetProperty("prices").GetProperty("input_cost_per_token").GetDecimal());
        Assert.Equal(0.000005m, own.GetProperty("prices").GetProperty("output_cost_per_token").GetDecimal());
        var price = app.Get<PriceOverrides>().At("openrouter", "anthropic/claude-haiku-4.5", DateTimeOffset.UtcNow);
        Assert.Equal((2_000_000, 5_000_000), (price?.Price?.Input, price?.Price?.Output));

        Assert.Equal(
            HttpStatusCode.NoContent,
            (await client.DeleteAsync(new Uri(path, UriKind.Relative), Cancellation)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.DeleteAsync(new Uri(path, UriKind.Relative), Cancellation)).StatusCode
        );

        var table = Only(await client.GetJsonAsync("/api/prices?provider=openrouter&q=claude-haiku-4.5"));
        Assert.Equal("table", table.GetProperty("source").GetString());
        Assert.NotEqual(own.GetProperty("version").GetString(), table.GetProperty("version").GetString());
        var (_, history) = await client.GetJsonAsync(path);
        Assert.Equal(2, history.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, history.GetProperty("items")[0].GetProperty("prices").ValueKind);
    }

    [Fact]
    public async Task A_price_of_the_future_waits_for_its_day_and_one_of_the_past_begins_now()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var now = DateTimeOffset.UtcNow;
        var free = new { input_cost_per_token = 0, output_cost_per_token = 0 };
        await PutAsync(client, "/api/prices/openai/later", new { prices = free, validFrom = now.AddDays(1) });
        await PutAsync(client, "/api/prices/openai/earlier", new { prices = free, validFrom = now.AddDays(-1) });
        var prices = app.Get<PriceOverrides>();

        Assert.Null(prices.At("openai", "later", now.AddHours(23)));
        Assert.Equal(0, prices.At("openai", "later", now.AddHours(25))?.Price?.Input);
        Assert.Null(prices.At("openai", "earlier", now.AddMinutes(-1))); // Its hold was made without it.
        Assert.NotNull(prices.MeantAt("openai", "earlier", now.AddMinutes(-1)));
        Assert.NotNull(prices.At("openai", "earlier", now.AddMinutes(1)));
    }

    [Theory]
    [InlineData("""{"prices": {}}""")]
    [InlineData("""{"prices": {"input_cost_per_dream": 1}}""")]
    [InlineData("""{"prices": {"input_cost_per_token": -1, "output_cost_per_token": 0}}""")]
    [InlineData("""{"prices": {"input_cost_per_token": 0.000001}}""")] // Half a price of a model nobody knows.
    [InlineData("""{"prices": {"input_cost_per_token": "1"}}""")]
    public async Task What_prices_no_call_is_refused(string body)
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await client.PutAsync(
            new Uri("/api/prices/openai/nobody-knows", UriKind.Relative),
            content,
            Cancellation
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_list_is_paged_and_names_its_table()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();

        var (_, first) = await client.GetJsonAsync("/api/prices?provider=openai&limit=3");
        var (_, second) = await client.GetJsonAsync(
            $"/api/prices?provider=openai&limit=3&cursor={first.GetProperty("nextCursor")}"
        );
        var (_, table) = await client.GetJsonAsync("/api/prices/table");

        var names = Names(first).Concat(Names(second)).ToList();
        Assert.Equal(6, names.Distinct().Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(64, table.GetProperty("sha256").GetString()?.Length);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Prices_that_were_charged_and_tables_that_were_used_are_written_down(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        var price = app.Get<PriceBook>().Find("openai", "gpt-4o")!.Price!;
        var label = app.Get<PriceVersions>().Of("openai", "gpt-4o", price, ExchangeRate.Usd);

        await app.Get<PriceRefresh>().WriteAsync(Cancellation);

        await using var connection = await app.Database.OpenAsync(Cancellation);
        Assert.StartsWith("openai/gpt-4o@", label, StringComparison.Ordinal);
        Assert.Equal(label, await connection.QuerySingleAsync<string>("select label from price_version"));
        Assert.Equal(
            app.Get<PriceBook>().Table.Sha256,
            await connection.QuerySingleAsync<string>("select sha256 from price_table")
        );
        Assert.Equal(label, new PriceVersions().Of("openai", "gpt-4o", price, ExchangeRate.Usd));
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string path, object body) =>
        client.PutAsJsonAsync(new Uri(path, UriKind.Relative), body, Cancellation);

    private static JsonElement Only((HttpStatusCode Status, JsonElement Body) answer) =>
        Assert.Single(answer.Body.GetProperty("items").EnumerateArray());

    private static IEnumerable<string> Names(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("model").GetString()!);
}
