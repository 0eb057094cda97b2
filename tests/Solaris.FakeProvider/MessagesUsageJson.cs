using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Usage as Anthropic writes it: input_tokens leaves cached ones out, output_tokens includes thinking.</summary>
internal static class MessagesUsageJson
{
    /// <summary>What an adviser (<c>advisor=MODEL</c>) is asked and says, which the totals leave out.</summary>
    public const int AdviceInput = 100;

    /// <inheritdoc cref="AdviceInput"/>
    public const int AdviceOutput = 20;

    public static JsonObject Of(FakeCall call)
    {
        var usage = new JsonObject
        {
            ["input_tokens"] = call.Bill.PromptTokens - call.Bill.CachedTokens,
            ["cache_creation_input_tokens"] = 0,
            ["cache_read_input_tokens"] = call.Bill.CachedTokens,
            ["output_tokens"] = call.Bill.CompletionTokens,
            ["output_tokens_details"] = new JsonObject { ["thinking_tokens"] = call.Bill.ReasoningTokens },
        };
        if (call.Script["advisor"] is { } model)
        {
            usage["iterations"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "advisor_message",
                    ["model"] = model,
                    ["input_tokens"] = AdviceInput,
                    ["output_tokens"] = AdviceOutput,
                }
            );
        }
        return usage;
    }

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
