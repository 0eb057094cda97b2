using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Usage as OpenAI writes it: prompt_tokens includes cached ones, completion_tokens includes reasoning.</summary>
internal static class UsageJson
{
    public static JsonObject Of(FakeCall call)
    {
        var bill = call.Script["usage"] == "zero" ? Nothing(call.Bill) : call.Bill;
        return new JsonObject
        {
            ["prompt_tokens"] = bill.PromptTokens,
            ["completion_tokens"] = bill.CompletionTokens,
            ["total_tokens"] = bill.Total,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = bill.CachedTokens, ["audio_tokens"] = 0 },
            ["completion_tokens_details"] = new JsonObject
            {
                ["reasoning_tokens"] = bill.ReasoningTokens,
                ["audio_tokens"] = 0,
                ["accepted_prediction_tokens"] = 0,
                ["rejected_prediction_tokens"] = 0,
            },
        };
    }

    private static Bill Nothing(Bill bill) =>
        new()
        {
            Call = bill.Call,
            Attempt = bill.Attempt,
            Endpoint = bill.Endpoint,
            Model = bill.Model,
        };
}
