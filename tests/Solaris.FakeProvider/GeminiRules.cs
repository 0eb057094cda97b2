using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>What Google refuses, with its words.</summary>
internal static class GeminiRules
{
    private const int MostStopSequences = 5;

    private static readonly string[] Fields =
    [
        "model",
        "contents",
        "systemInstruction",
        "tools",
        "toolConfig",
        "generationConfig",
        "safetySettings",
        "cachedContent",
        "labels",
        "modelArmorConfig",
    ];

    private static readonly string[] ConfigFields =
    [
        "maxOutputTokens",
        "candidateCount",
        "temperature",
        "topP",
        "topK",
        "seed",
        "frequencyPenalty",
        "presencePenalty",
        "stopSequences",
        "responseLogprobs",
        "logprobs",
        "responseMimeType",
        "responseSchema",
        "responseJsonSchema",
        "thinkingConfig",
        "responseModalities",
        "speechConfig",
        "mediaResolution",
        "imageConfig",
    ];

    /// <summary>Null for a request that Google would answer.</summary>
    public static string? Fault(JsonElement request, string model) =>
        Unknown(request, Fields, "the request")
        ?? Unknown(GeminiView.Get(request, "generationConfig"), ConfigFields, "generation_config")
        ?? ConfigFault(GeminiView.Get(request, "generationConfig"), IsThirdGeneration(model))
        ?? GeminiToolRules.Fault(request, IsThirdGeneration(model))
        ?? GeminiTurnRules.Fault(request, IsThirdGeneration(model));

    public static string? Unknown(JsonElement? element, string[] known, string place)
    {
        if (element is not { ValueKind: JsonValueKind.Object } given)
        {
            return null;
        }
        var unknown = given
            .EnumerateObject()
            .Select(field => field.Name)
            .FirstOrDefault(name =>
                !known.Any(one => one == name || JsonNamingPolicy.SnakeCaseLower.ConvertName(one) == name)
            );
        return unknown is null
            ? null
            : $"Invalid JSON payload received. Unknown name \"{unknown}\" at '{place}': Cannot find field.";
    }

    private static bool IsThirdGeneration(string model) => model.StartsWith("gemini-3", StringComparison.Ordinal);

    private static string? ConfigFault(JsonElement? config, bool isThird)
    {
        var thinking = GeminiView.Get(config, "thinkingConfig");
        var level = GeminiView.Get(thinking, "thinkingLevel");
        if (level is not null && GeminiView.Get(thinking, "thinkingBudget") is not null)
        {
            return "You can only set only one of thinking budget and thinking level.";
        }
        if (level is not null && !isThird)
        {
            return "Thinking level is not supported for this model.";
        }
        return GeminiView.Items(config, "stopSequences").Count() > MostStopSequences
            ? "The number of stop sequences must not exceed 5."
            : null;
    }
}
