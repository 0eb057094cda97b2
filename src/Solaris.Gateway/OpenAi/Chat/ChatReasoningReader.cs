using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>
/// How much to think, in the words that clients of this API use: OpenAI's <c>reasoning_effort</c>, OpenRouter's <c>reasoning</c> and
/// LiteLLM's <c>thinking</c>, which is Anthropic's.
/// </summary>
internal static class ChatReasoningReader
{
    public static bool Owns(string field) =>
        field is "reasoning_effort" or "reasoning" or "thinking" or "include_reasoning";

    public static ReasoningWish? Read(in BodyFields fields)
    {
        var wish = new ReasoningWish
        {
            Effort = Effort(fields, "reasoning_effort"),
            Show = fields.Flag("include_reasoning"),
        };
        if (fields.Object("reasoning") is { } reasoning)
        {
            wish = Merge(wish, reasoning);
        }
        if (fields.Object("thinking") is { } thinking)
        {
            return Thinking(wish, thinking);
        }
        return wish == new ReasoningWish() && fields.Any("reasoning") is null ? null : wish;
    }

    private static ReasoningWish Merge(ReasoningWish wish, in BodyFields reasoning) =>
        wish with
        {
            Effort =
                wish.Effort
                ?? Effort(reasoning, "effort")
                ?? reasoning.Flag("enabled") switch
                {
                    false => ReasoningEffort.None,
                    true when reasoning.Any("max_tokens") is null => ReasoningEffort.Medium, // OpenRouter's default.
                    _ => null,
                },
            BudgetTokens = reasoning.Whole("max_tokens"),
            Show = reasoning.Flag("exclude") is { } hidden ? !hidden : wish.Show,
        };

    private static ReasoningWish? Thinking(ReasoningWish wish, in BodyFields thinking)
    {
        switch (thinking.NeededText("type"))
        {
            case "enabled":
                return wish with { BudgetTokens = thinking.Whole("budget_tokens") ?? wish.BudgetTokens };
            case "adaptive":
                return wish with { Show = thinking.Text("display") is { } display ? display != "omitted" : wish.Show };
            case "disabled":
                return wish with { Effort = ReasoningEffort.None, BudgetTokens = null };
            default:
                thinking.WrongValue(thinking.PathOf("type"), "'enabled', 'adaptive' or 'disabled'");
                return null;
        }
    }

    private static ReasoningEffort? Effort(in BodyFields fields, string name)
    {
        var word = fields.Text(name);
        ReasoningEffort? effort = word switch
        {
            "none" => ReasoningEffort.None,
            "minimal" => ReasoningEffort.Minimal,
            "low" => ReasoningEffort.Low,
            "medium" => ReasoningEffort.Medium,
            "high" => ReasoningEffort.High,
            "xhigh" => ReasoningEffort.ExtraHigh,
            "max" => ReasoningEffort.Max,
            _ => null,
        };
        if (effort is null && word is not (null or "default"))
        {
            fields.WrongValue(fields.PathOf(name), "'none', 'minimal', 'low', 'medium', 'high', 'xhigh' or 'max'");
        }
        return effort;
    }
}
