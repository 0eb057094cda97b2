using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Usage as Anthropic writes it: input_tokens leaves cached ones out, output_tokens includes thinking.</summary>
internal static class MessagesUsageJson
{
    public static JsonObject Of(FakeCall call) =>
        new()
        {
            ["input_tokens"] = call.Bill.PromptTokens - call.Bill.CachedTokens,
            ["cache_creation_input_tokens"] = 0,
            ["cache_read_input_tokens"] = call.Bill.CachedTokens,
            ["output_tokens"] = call.Bill.CompletionTokens,
            ["output_tokens_details"] = new JsonObject { ["thinking_tokens"] = call.Bill.ReasoningTokens },
        };

    /// <summary>At the start the output is a placeholder, and only there is the cache split by lifetime.</summary>
    public static JsonObject AtStart(FakeCall call)
    {
        var usage = Of(call);
        usage["output_tokens"] = 1;
        usage.Remove("output_tokens_details");
        usage["cache_creation"] = new JsonObject
        {
            ["ephemeral_5m_input_tokens"] = 0,
            ["ephemeral_1h_input_tokens"] = 0,
        };
        usage["service_tier"] = "standard";
        return usage;
    }
}
