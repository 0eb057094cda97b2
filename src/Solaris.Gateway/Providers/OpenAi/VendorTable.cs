using System.Collections.Frozen;

namespace Solaris.Providers.OpenAi;

/// <summary>The vendors whose chat completions differ from OpenAI's, from their documentation and from recordings.</summary>
internal static class VendorTable
{
    private static readonly FrozenDictionary<string, string> OlderCap = new Dictionary<string, string>
    {
        ["max_completion_tokens"] = "max_tokens",
    }.ToFrozenDictionary();

    private static readonly VendorQuirks OpenAi = new()
    {
        RenamesCapOfReasoningModels = true,
        HasCustomTools = true,
        HasTiers = true,
        IsOpenAi = true,
    };

    /// <summary>Would ignore the newer field, so the answer would have no cap.</summary>
    private static readonly VendorQuirks KnowsOlderCap = new() { Renames = OlderCap };

    private static readonly VendorQuirks Thinks = new()
    {
        Renames = OlderCap,
        DeveloperIsSystem = true,
        Thoughts = ThoughtsForm.ReasoningContent,
    };

    private static readonly FrozenDictionary<string, VendorQuirks> ByProvider = new Dictionary<string, VendorQuirks>
    {
        ["openai"] = OpenAi,
        ["azure"] = OpenAi,
        ["mistral"] = Mistral(),
        ["deepseek"] = Thinks with { HasThinkingSwitch = true, HasPrefix = true },
        ["zai"] = Thinks with { HasThinkingSwitch = true },
        ["dashscope"] = Thinks with { TakesVideo = true },
        ["perplexity"] = KnowsOlderCap with { DeveloperIsSystem = true },
        ["together_ai"] = KnowsOlderCap with { DeveloperIsSystem = true, Thoughts = ThoughtsForm.Reasoning },
        ["fireworks_ai"] = Thinks,
        ["cohere"] = KnowsOlderCap,
        ["ollama"] = KnowsOlderCap with { Thoughts = ThoughtsForm.Reasoning },
        ["groq"] = new() { Thoughts = ThoughtsForm.Reasoning, HasTiers = true },
        ["cerebras"] = new() { Thoughts = ThoughtsForm.Reasoning },
        ["vllm"] = new() { TakesVideo = true },
        ["hosted_vllm"] = new() { TakesVideo = true },
        ["openrouter"] = new()
        {
            Thoughts = ThoughtsForm.Details,
            HasReasoningObject = true,
            TakesCacheControl = true,
            TakesVideo = true,
            HasTiers = true,
        },
        ["litellm_proxy"] = new()
        {
            Thoughts = ThoughtsForm.Blocks,
            TakesCacheControl = true,
            TakesVideo = true,
            HasTiers = true,
        },
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="provider">A profile's name.</param>
    public static VendorQuirks QuirksOf(string provider) => ByProvider.GetValueOrDefault(provider, VendorQuirks.None);

    /// <summary>Answers 422 to each field it does not know. It sends usage without being asked.</summary>
    private static VendorQuirks Mistral() =>
        new()
        {
            Renames = new Dictionary<string, string>(OlderCap) { ["seed"] = "random_seed" }.ToFrozenDictionary(),
            Drops =
            [
                "stream_options",
                "user",
                "safety_identifier",
                "store",
                "service_tier",
                "logit_bias",
                "prompt_cache_key",
                "prompt_cache_retention",
                "verbosity",
            ],
            DeveloperIsSystem = true,
            HasShortToolIds = true,
            SaysAny = true,
            Thoughts = ThoughtsForm.Parts,
            HasBareParts = true,
            HasPrefix = true,
        };
}
