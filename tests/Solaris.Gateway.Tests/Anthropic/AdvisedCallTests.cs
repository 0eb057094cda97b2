using Solaris.FakeProvider;
using Solaris.OpenAi;

namespace Solaris.Anthropic;

/// <summary>A model that the provider asks on its own is charged at its own price.</summary>
public sealed class AdvisedCallTests
{
    private const string Model = "claude-x!advisor=claude-adviser";

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task An_adviser_is_charged_at_its_own_price_or_without_one_at_the_model_s(bool stream, bool priced)
    {
        await using var app = await OpenAiApp.StartAsync();
        await PriceAsync(app, Model, "0.00001", "0.00002");
        if (priced)
        {
            await PriceAsync(app, "claude-adviser", "0.0001", "0.0002");
        }
        var key = await app.NewKeyAsync();

        var (response, answer) = await app.AskAsync(
            key,
            $$$"""{"model":"{{{Model}}}","max_tokens":50,"stream":{{{(stream ? "true" : "false")}}},"messages":[{"role":"user","content":"Olá"}]}""",
            "/v1/messages"
        );

        Assert.True(response.IsSuccessStatusCode, answer);
        var (row, bill) = (await app.RowAsync(response), app.Provider.Billing.Bills.Single());
        var advice = (MessagesUsageJson.AdviceInput * 10) + (MessagesUsageJson.AdviceOutput * 20);
        var own = (bill.PromptTokens * 10) + (bill.CompletionTokens * 20);
        Assert.Equal(own + (priced ? 10 : 1) * advice, (long?)row["costMicros"]);
        Assert.Equal(
            bill.Total + MessagesUsageJson.AdviceInput + MessagesUsageJson.AdviceOutput,
            (long)row["usage"]!["inputUncached"]! + (long)row["usage"]!["outputTotal"]!
        );
        await app.AssertBalancedAsync();
    }

    private static async Task PriceAsync(OpenAiApp app, string model, string input, string output)
    {
        var body = $$$"""{"prices":{"input_cost_per_token":{{{input}}},"output_cost_per_token":{{{output}}}}}""";
        var (response, _) = await app.AskAsync(
            OpenAiApp.MasterKey,
            body,
            $"/api/prices/anthropic/{Uri.EscapeDataString(model)}",
            "PUT"
        );
        Assert.True(response.IsSuccessStatusCode);
    }
}
