using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>
/// Writes <c>thinkingConfig</c>: a budget in tokens for 2.5, a level from 3 on (both together are refused). Sources: table 1.6 of what
/// Google's own OpenAI front makes of an effort.
/// </summary>
internal static class GeminiThinking
{
    private const long LowBudget = 1_024;
    private const long MediumBudget = 8_192;
    private const long HighBudget = 24_576;
    private const long ProBudget = 32_768;

    public static void Write(Utf8JsonWriter json, GeminiRequest request)
    {
        if (request.Prompt.Reasoning is not { } wish)
        {
            return;
        }
        if (!request.Thinks)
        {
            if (wish is not { Effort: ReasoningEffort.None } and not { BudgetTokens: 0 })
            {
                request.Notes.Drop("reasoning_effort");
            }
            return;
        }
        json.WriteStartObject("thinkingConfig");
        if (request.Model.IsThirdGeneration)
        {
            WriteLevel(json, wish, request.Model);
        }
        else if (Budget(wish, request.Model) is { } budget)
        {
            json.WriteNumber("thinkingBudget", Fitting(budget, request));
        }
        if (wish.Show ?? (wish.Effort is not ReasoningEffort.None && wish.BudgetTokens is not 0))
        {
            json.WriteBoolean("includeThoughts", true);
        }
        json.WriteEndObject();
    }

    private static void WriteLevel(Utf8JsonWriter json, ReasoningWish wish, GeminiModel model)
    {
        var effort = wish.BudgetTokens switch
        {
            < 0 => null, // As much as the model likes.
            0 => ReasoningEffort.None,
            <= 2 * LowBudget => ReasoningEffort.Low,
            <= MediumBudget => ReasoningEffort.Medium,
            not null => ReasoningEffort.High,
            null => wish.Effort,
        };
        if (effort is { } known)
        {
            json.WriteString("thinkingLevel", Level(known, model));
        }
    }

    /// <summary>Pro models cannot think less than low, and the first of them knows nothing between low and high.</summary>
    private static string Level(ReasoningEffort effort, GeminiModel model) =>
        effort switch
        {
            ReasoningEffort.None or ReasoningEffort.Minimal => model.IsPro ? "low" : "minimal",
            ReasoningEffort.Low => "low",
            ReasoningEffort.Medium => model is { IsPro: true, Version: 3m } ? "high" : "medium",
            _ => "high",
        };

    private static long? Budget(ReasoningWish wish, GeminiModel model) =>
        wish.BudgetTokens
        ?? wish.Effort switch
        {
            null => null,
            ReasoningEffort.None => 0,
            ReasoningEffort.Minimal => Smallest(model),
            ReasoningEffort.Low => LowBudget,
            ReasoningEffort.Medium => MediumBudget,
            ReasoningEffort.High => HighBudget,
            _ => model.IsPro ? ProBudget : HighBudget,
        };

    private static long Smallest(GeminiModel model) => model.IsLite ? 512 : 128;

    /// <summary>Within what the model takes. Thoughts are part of the output cap: at least half of it is left for the answer.</summary>
    private static long Fitting(long budget, GeminiRequest request)
    {
        var model = request.Model;
        if (budget < 0)
        {
            return -1;
        }
        if (budget == 0 && !model.IsPro)
        {
            return 0;
        }
        var most = Math.Min(model.IsPro ? ProBudget : HighBudget, request.Prompt.MaxOutputTokens / 2);
        return Math.Max(Smallest(model), Math.Min(budget, most));
    }
}
