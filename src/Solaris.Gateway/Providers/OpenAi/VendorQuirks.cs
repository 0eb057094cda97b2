using System.Collections.Frozen;

namespace Solaris.Providers.OpenAi;

/// <summary>
/// Where a vendor's chat completions differ from OpenAI's. The first group also changes bodies that are relayed, and only at the places
/// it names; the second says what a translation may use.
/// </summary>
internal sealed record VendorQuirks
{
    public static readonly VendorQuirks None = new();

    /// <summary>Top-level fields that go by another name. Where both are there, the client's other one is left out.</summary>
    public FrozenDictionary<string, string> Renames { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Top-level fields that only tune and that the vendor answers an error to: they are dropped, and the client is told.</summary>
    public FrozenSet<string> Drops { get; init; } = [];

    /// <summary>True where <c>max_tokens</c> is <c>max_completion_tokens</c> for models that reason (OpenAI, Azure).</summary>
    public bool RenamesCapOfReasoningModels { get; init; }

    /// <summary>True where <c>developer</c> is no role.</summary>
    public bool DeveloperIsSystem { get; init; }

    /// <summary>True where ids of tool calls have exactly nine letters or digits (Mistral).</summary>
    public bool HasShortToolIds { get; init; }

    /// <summary>True where <c>tool_choice</c> says <c>any</c> for <c>required</c>.</summary>
    public bool SaysAny { get; init; }

    public ThoughtsForm Thoughts { get; init; }

    /// <summary>Anthropic's <c>thinking: {type}</c> switches thinking, instead of <c>reasoning_effort</c>.</summary>
    public bool HasThinkingSwitch { get; init; }

    /// <summary>OpenRouter's <c>reasoning: {effort, max_tokens, exclude}</c>.</summary>
    public bool HasReasoningObject { get; init; }

    /// <summary>Passes <c>cache_control</c> on to the model's own provider.</summary>
    public bool TakesCacheControl { get; init; }

    /// <summary>OpenAI's custom tools; elsewhere they become functions with one text.</summary>
    public bool HasCustomTools { get; init; }

    public bool TakesVideo { get; init; }

    /// <summary>Mistral's parts: <c>document_url</c>, and bare strings for images and audio.</summary>
    public bool HasBareParts { get; init; }

    /// <summary>Continues a last assistant's message that has <c>prefix: true</c>.</summary>
    public bool HasPrefix { get; init; }

    /// <summary>Refuses fields that OpenAI does not have, such as <c>top_k</c>, and those of other API's clients.</summary>
    public bool IsOpenAi { get; init; }

    /// <summary>Knows <c>service_tier</c>.</summary>
    public bool HasTiers { get; init; }

    /// <summary>True where bodies of all models are changed, not only those of models that reason.</summary>
    public bool ChangesRelays =>
        Renames.Count > 0 || Drops.Count > 0 || DeveloperIsSystem || HasShortToolIds || SaysAny;

    public string NameOf(string field) => Renames.GetValueOrDefault(field, field);
}
