using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>How much the model shall think, in the form it takes.</summary>
/// <param name="Budget">Tokens; only with <see cref="ThinkingMode.Enabled"/>.</param>
/// <param name="Effort"><c>output_config.effort</c>; null leaves it to the default.</param>
/// <param name="Display"><c>summarized</c>, <c>omitted</c>, or null for the default.</param>
internal sealed record ThinkingPlan(ThinkingMode Mode, long Budget = 0, string? Effort = null, string? Display = null)
{
    /// <summary>The smallest budget that the API takes.</summary>
    private const long Floor = 1_024;
    private static readonly ThinkingPlan None = new(ThinkingMode.Default);

    public bool IsOn => Mode is ThinkingMode.Enabled or ThinkingMode.Adaptive;

    public static ThinkingPlan Of(Prompt prompt, ClaudeRules rules, bool forcedTool, TranslationNotes notes)
    {
        var wished = OfWish(prompt.Reasoning, rules);
        if (!wished.IsOn)
        {
            return wished;
        }
        // «Thinking may not be enabled when tool_choice forces tool use»: the choice says more than the thinking.
        if (!rules.Thinks || forcedTool || (wished.Mode == ThinkingMode.Enabled && LostThoughts(prompt)))
        {
            return Dropped(notes) with { Effort = rules.Adaptive ? wished.Effort : null };
        }
        return wished.Mode == ThinkingMode.Enabled ? Fit(wished, prompt.MaxOutputTokens, notes) : wished;
    }

    private static ThinkingPlan OfWish(ReasoningWish? wish, ClaudeRules rules)
    {
        var display = wish?.Show switch
        {
            true when rules.Adaptive => "summarized", // Since 4.7 thoughts are empty unless asked for.
            false when rules.Adaptive => "omitted",
            _ => null,
        };
        return wish switch
        {
            { BudgetTokens: > 0 and var budget } => OfBudget(budget, rules) with { Display = display },
            { BudgetTokens: 0 } or { Effort: ReasoningEffort.None } => rules.Adaptive
                ? new(ThinkingMode.Disabled)
                : None,
            { Effort: { } effort } when rules.Adaptive => new(
                ThinkingMode.Adaptive,
                0,
                EffortOf(effort, rules),
                display
            ),
            { Effort: { } effort } => new(ThinkingMode.Enabled, BudgetOf(effort)),
            not null when rules.Adaptive => new(ThinkingMode.Adaptive, 0, null, display),
            _ => None,
        };
    }

    private static ThinkingPlan OfBudget(long tokens, ClaudeRules rules) =>
        rules.Adaptive
            ? new(
                ThinkingMode.Adaptive,
                0,
                tokens switch
                {
                    <= 2_048 => "low",
                    <= 8_192 => "medium",
                    _ => "high",
                }
            )
            : new(ThinkingMode.Enabled, tokens);

    private static string EffortOf(ReasoningEffort effort, ClaudeRules rules) =>
        effort switch
        {
            ReasoningEffort.None or ReasoningEffort.Minimal or ReasoningEffort.Low => "low",
            ReasoningEffort.Medium => "medium",
            ReasoningEffort.ExtraHigh when rules.ExtraHighEffort => "xhigh",
            ReasoningEffort.Max when rules.MaxEffort => "max",
            _ => "high", // 4.6: «Supported levels: high, low, max, medium».
        };

    private static long BudgetOf(ReasoningEffort effort) =>
        effort switch
        {
            ReasoningEffort.Minimal or ReasoningEffort.Low => Floor,
            ReasoningEffort.Medium => 4_096,
            ReasoningEffort.High => 16_384,
            _ => 32_000,
        };

    /// <summary>The budget is a part of <c>max_tokens</c> and must leave room for an answer.</summary>
    private static ThinkingPlan Fit(ThinkingPlan wished, long most, TranslationNotes notes)
    {
        if (most <= Floor)
        {
            return Dropped(notes);
        }
        var budget = Math.Clamp(wished.Budget, Floor, Math.Max(Floor, most - (most / 4)));
        return wished with { Budget = budget };
    }

    private static ThinkingPlan Dropped(TranslationNotes notes)
    {
        notes.Drop("reasoning_effort");
        return None;
    }

    /// <summary>
    /// «Expected thinking or redacted_thinking, but found tool_use»: with a budget, the turn whose tool results come last must begin with its
    /// thoughts, and clients of other dialects lose them.
    /// </summary>
    private static bool LostThoughts(Prompt prompt)
    {
        for (var i = prompt.Turns.Length - 1; i >= 0; i--)
        {
            var turn = prompt.Turns[i];
            if (turn.Role == TurnRole.Assistant)
            {
                return turn.Parts.Any(part => part is ToolCallPart) && !turn.Parts.Any(MessageParts.IsProvenThought);
            }
            if (turn.Role == TurnRole.User && !turn.Parts.Any(part => part is ToolResultPart))
            {
                return false;
            }
        }
        return false;
    }
}
