using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes how much a model shall think. It is dropped for models that are not known to think: they would refuse it.</summary>
internal static class ChatReasoningWriter
{
    /// <summary>Budgets from here on are a <c>medium</c> effort; below it is <c>low</c>.</summary>
    private const long MediumBudget = 2_048;

    /// <summary>Budgets from here on are a <c>high</c> effort.</summary>
    private const long HighBudget = 8_193;

    public static void Write(
        Utf8JsonWriter json,
        ReasoningWish? wish,
        Deployment deployment,
        bool reasons,
        TranslationNotes notes
    )
    {
        if (wish is null)
        {
            return;
        }
        var effort = wish.Effort ?? EffortOf(wish.BudgetTokens);
        if (!reasons)
        {
            if (effort is not (null or ReasoningEffort.None))
            {
                notes.Drop("reasoning_effort");
            }
        }
        else if (deployment.Provider.Quirks.HasReasoningObject)
        {
            WriteObject(json, wish);
        }
        else if (deployment.Provider.Quirks.HasThinkingSwitch)
        {
            json.WriteStartObject("thinking"u8);
            json.WriteString("type"u8, effort == ReasoningEffort.None ? "disabled"u8 : "enabled"u8);
            json.WriteEndObject();
        }
        else if (Word(effort, deployment.Traits) is { } word)
        {
            json.WriteString("reasoning_effort"u8, word);
        }
    }

    private static void WriteObject(Utf8JsonWriter json, ReasoningWish wish)
    {
        json.WriteStartObject("reasoning"u8);
        if (wish.BudgetTokens is { } budget)
        {
            json.WriteNumber("max_tokens"u8, budget);
        }
        else if (Word(wish.Effort, All) is { } word)
        {
            json.WriteString("effort"u8, word);
        }
        if (wish.Show is { } show)
        {
            json.WriteBoolean("exclude"u8, !show);
        }
        json.WriteEndObject();
    }

    /// <summary>OpenRouter turns each word into what the model knows.</summary>
    private static readonly ModelTraits All = new()
    {
        NoneEffort = true,
        MinimalEffort = true,
        ExtraHighEffort = true,
    };

    private static string? Word(ReasoningEffort? effort, ModelTraits traits) =>
        effort switch
        {
            ReasoningEffort.None when traits.NoneEffort == true => "none",
            ReasoningEffort.None or ReasoningEffort.Minimal => traits.MinimalEffort == false ? "low" : "minimal",
            ReasoningEffort.Low => "low",
            ReasoningEffort.Medium => "medium",
            ReasoningEffort.High => "high",
            ReasoningEffort.ExtraHigh or ReasoningEffort.Max => traits.ExtraHighEffort == true ? "xhigh" : "high",
            _ => null,
        };

    private static ReasoningEffort? EffortOf(long? budget) =>
        budget switch
        {
            null => null,
            >= HighBudget => ReasoningEffort.High,
            >= MediumBudget => ReasoningEffort.Medium,
            _ => ReasoningEffort.Low,
        };
}
