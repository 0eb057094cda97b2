using System.Text.Json;
using Dapper;
using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Quotas;
using Solaris.Storage;

namespace Solaris.Reports;

public sealed class ExplanationTests
{
    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_refusal_is_explained_again_in_the_words_the_client_read(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        using var client = app.Client();
        var caller = await app.CallerAsync("pt-BR");
        var (user, organisation) = (caller.Origin.User!.Value.Value, caller.Origin.Organisation.Value);
        await app.LimitAsync(LimitScope.User, user, Terms.Monthly(1_500));
        await app.LimitAsync(LimitScope.Organisation, organisation, Terms.Monthly(1_000_000));
        await using var open = (await app.AdmitAsync(caller, QuotasApp.Cost(output: 1_300))).Hold;
        var id = QuotasApp.NewId();

        var refused = await app.AdmitAsync(caller, QuotasApp.Cost(output: 1_000), id);
        await LogAsync(app, caller, id, refused);
        // What was explained stays explained when the limit is gone.
        await app.LimitAsync(LimitScope.User, user);
        var (_, explained) = await client.GetJsonAsync($"/api/requests/{id}/explanation");

        Assert.Equal(("refused", "insufficient_quota"), (explained.Text("verdict"), explained.Text("errorCode")));
        var limits = explained.GetProperty("limits").EnumerateArray().ToList();
        Assert.Equal(["user", "organisation"], limits.Select(limit => limit.Text("scope")));
        Assert.Equal(refused.Refusal!.Message, limits[0].GetProperty("sentence").Text("pt-BR"));
        Assert.StartsWith(
            "Your personal monthly token limit",
            limits[0].GetProperty("sentence").Text("en"),
            StringComparison.Ordinal
        );
        Assert.Equal((false, true), (Fits(limits[0]), Fits(limits[1])));
        Assert.Equal((1_500L, 0L), (Number(limits[0], "limit"), Number(limits[0], "used")));
        Assert.Equal(open!.InputTokens + 1_300, Number(limits[0], "held"));
        Assert.Contains("covered this request", limits[1].GetProperty("sentence").Text("en"), StringComparison.Ordinal);
        Assert.True(limits[0].GetProperty("renewsAt").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task An_unpriced_model_is_explained_by_its_price()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        await app.LimitAsync(LimitScope.User, caller.Origin.User!.Value.Value, Terms.Money(1_000_000));
        var id = QuotasApp.NewId();

        await LogAsync(app, caller, id, await app.AdmitAsync(caller, QuotasApp.Cost(), id));
        var (_, explained) = await client.GetJsonAsync($"/api/requests/{id}/explanation");

        var limit = Assert.Single(explained.GetProperty("limits").EnumerateArray());
        Assert.Equal("refused", explained.Text("verdict"));
        Assert.StartsWith(
            "The model gpt-4o has no known price",
            limit.GetProperty("sentence").Text("en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_call_that_was_let_through_is_explained_too()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        var id = await app.CallAsync(caller, "2026-05-02T10:00:00Z");

        var (_, explained) = await client.GetJsonAsync($"/api/requests/{id}/explanation");

        Assert.Equal("admitted", explained.Text("verdict"));
        Assert.Empty(explained.GetProperty("limits").EnumerateArray());
    }

    [Fact]
    public async Task The_books_can_be_verified_over_the_api()
    {
        await using var app = await QuotasApp.StartAsync();
        using var client = app.Client();
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, 100_000);
        await app.CallAsync(caller, "2026-05-02T10:00:00Z");

        var (_, good) = await client.GetJsonAsync("/api/ledger/verify");
        await using (var connection = app.Database.Open())
        {
            await connection.ExecuteAsync("update bucket set used = used + 1");
        }
        var (_, bad) = await client.GetJsonAsync("/api/ledger/verify");

        Assert.True(Number(good, "checked") > 0);
        Assert.Empty(good.GetProperty("violations").EnumerateArray());
        Assert.NotEmpty(bad.GetProperty("violations").EnumerateArray());
    }

    /// <summary>As the surface does it; the row rides with the next batch, so another call is made.</summary>
    private static async Task LogAsync(QuotasApp app, Caller caller, RequestId id, Admission refused)
    {
        app.Get<TokenLedger>()
            .Record(
                new()
                {
                    Id = id,
                    Origin = caller.Origin,
                    Endpoint = "chat/completions",
                    Model = "gpt-4o",
                    Status = refused.Refusal!.Status,
                    ErrorCode = refused.Refusal.Code,
                    Standings = refused.Standings,
                }
            );
        var stranger = await app.CallerAsync();
        await using var hold = (await app.AdmitAsync(stranger, QuotasApp.Cost(output: 1))).Hold;
    }

    private static bool Fits(JsonElement limit) => limit.GetProperty("fits").GetBoolean();

    private static long Number(JsonElement element, string property) => element.GetProperty(property).GetInt64();
}
