using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>What a Messages call wishes of the answer: thinking, form, tier.</summary>
internal static class MessagesWishes
{
    /// <param name="thinking">The field <c>thinking</c>.</param>
    /// <param name="output">The field <c>output_config</c>, which has the effort.</param>
    public static ReasoningWish? Reasoning(JsonElement thinking, JsonElement output)
    {
        var wish = new ReasoningWish
        {
            Effort = Effort(output.TextIn("effort")),
            Show = thinking.TextIn("display") switch
            {
                "omitted" => false,
                "summarized" => true,
                _ => null,
            },
        };
        return thinking.TextIn("type") switch
        {
            "disabled" => new() { Effort = ReasoningEffort.None },
            "enabled" => wish with { BudgetTokens = thinking.CountIn("budget_tokens") },
            "adaptive" => wish,
            _ => wish.Effort is null ? null : wish,
        };
    }

    /// <summary>The only form there is, a JSON Schema.</summary>
    public static AnswerFormat? Format(JsonElement format, string path, TranslationNotes notes)
    {
        if (format.TextIn("type") == "json_schema")
        {
            return new(format.Field("schema"));
        }
        notes.Unsupported(path, "The answer's format must be a json_schema.");
        return null;
    }

    /// <summary>OpenAI's words for Anthropic's two tiers.</summary>
    public static string? Tier(JsonElement tier) =>
        tier.ValueKind != JsonValueKind.String ? null
        : tier.ValueEquals("standard_only"u8) ? "default"
        : tier.GetString();

    /// <summary>Null for an e-mail address, which no provider shall see.</summary>
    public static string? EndUser(JsonElement metadata) =>
        metadata.TextIn("user_id") is { } user && !user.Contains('@', StringComparison.Ordinal) ? user : null;

    private static ReasoningEffort? Effort(string? effort) =>
        effort switch
        {
            "minimal" => ReasoningEffort.Minimal,
            "low" => ReasoningEffort.Low,
            "medium" => ReasoningEffort.Medium,
            "high" => ReasoningEffort.High,
            "xhigh" => ReasoningEffort.ExtraHigh,
            "max" => ReasoningEffort.Max,
            _ => null,
        };
}
