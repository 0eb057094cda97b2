using System.Collections.Frozen;
using Solaris.Providers.Anthropic;
using Solaris.Providers.Gemini;
using Solaris.Providers.OpenAi;

namespace Solaris.Providers;

/// <summary>
/// The providers known by name. Base addresses are the vendors' documented OpenAI-compatible fronts, but for Anthropic's own API. A stream is cancelled only
/// at vendors known to stop billing then; elsewhere it is drained, because an unread answer is billed all the same.
/// </summary>
internal static class ProviderProfiles
{
    private const string MaxTokens = "max_tokens";
    private const string MaxCompletionTokens = "max_completion_tokens";

    public static readonly ProviderProfile OpenAi = Cancels(
        "openai",
        "https://api.openai.com/v1",
        MaxCompletionTokens
    ) with
    {
        Relays = OpenAiWires.WithResponses,
        KeepsFiles = true,
    };

    /// <summary>Base addresses come from <see cref="AzureAddress"/>.</summary>
    public static readonly ProviderProfile Azure = Cancels("azure", null, MaxCompletionTokens) with
    {
        Auth = AuthStyle.ApiKeyHeader,
        Relays = OpenAiWires.WithResponses,
    };

    /// <summary>Any other server that speaks the dialect.</summary>
    public static readonly ProviderProfile OpenAiCompatible = Drains("openai_compatible", null) with
    {
        NeedsKey = false,
    };

    public static readonly ProviderProfile Anthropic = Cancels(
        "anthropic",
        "https://api.anthropic.com/v1",
        MaxTokens
    ) with
    {
        Auth = AuthStyle.AnthropicKey,
        AsksForUsage = false, // Streams always end with it.
        Relays = MessagesWire.Relayed,
        Translates = MessagesWire.Instance,
    };

    public static readonly ProviderProfile Simulated = Cancels("simulated", "http://simulated/v1", MaxTokens) with
    {
        NeedsKey = false,
    };

    private static readonly FrozenDictionary<string, ProviderProfile> ByName = All()
        .ToFrozenDictionary(profile => profile.Name, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Names => ByName.Keys;

    /// <summary>The profile of <paramref name="name"/>, or null when no such provider is known.</summary>
    public static ProviderProfile? Find(string name) => ByName.GetValueOrDefault(name);

    private static ProviderProfile[] All() =>
        [
            OpenAi,
            Azure,
            Anthropic,
            OpenAiCompatible,
            Simulated,
            .. OwnServers(),
            .. Cancelling(),
            .. Draining(),
            .. SendUsageUnasked(),
        ];

    private static ProviderProfile[] OwnServers() =>
        [
            Cancels("hosted_vllm", null, MaxTokens) with
            {
                NeedsKey = false,
            },
            Cancels("vllm", null, MaxTokens) with
            {
                NeedsKey = false,
            },
            Cancels("ollama", "http://localhost:11434/v1", MaxTokens) with
            {
                NeedsKey = false,
            },
            Cancels("lm_studio", "http://localhost:1234/v1", MaxTokens) with
            {
                NeedsKey = false,
            },
            Drains("litellm_proxy", null) with
            {
                Relays = OpenAiWires.WithMessages,
                KeepsFiles = true,
            },
        ];

    private static ProviderProfile[] Cancelling() =>
        [
            Cancels("azure_ai", null, MaxTokens) with
            {
                Auth = AuthStyle.ApiKeyHeader,
                Relays = OpenAiWires.WithResponses,
            },
            Cancels("deepseek", "https://api.deepseek.com/v1", MaxTokens) with
            {
                Relays = OpenAiWires.WithResponses,
            },
            Cancels("together_ai", "https://api.together.xyz/v1", MaxTokens),
            Cancels("fireworks_ai", "https://api.fireworks.ai/inference/v1", MaxTokens),
            Cancels("cohere", "https://api.cohere.ai/compatibility/v1", MaxTokens),
            Cancels("xai", "https://api.x.ai/v1", MaxCompletionTokens) with
            {
                Usage = UsageRule.ReasoningExclusive,
                Relays = OpenAiWires.WithResponses,
            },
        ];

    private static ProviderProfile[] Draining() =>
        [
            Drains("openrouter", "https://openrouter.ai/api/v1") with
            {
                Relays = OpenAiWires.WithResponses,
            },
            Drains("bedrock_mantle", null) with
            {
                Relays = OpenAiWires.WithResponses,
            },
            Drains("cerebras", "https://api.cerebras.ai/v1") with
            {
                OutputCapField = MaxCompletionTokens,
            },
            Drains("dashscope", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1"),
            Drains("huggingface", "https://router.huggingface.co/v1"),
            Drains("gemini", "https://generativelanguage.googleapis.com/v1beta") with
            {
                Usage = UsageRule.OutputIsTheRest,
                Relays = GeminiWires.AiStudioRelays,
                Translates = GeminiWire.AiStudio,
            },
            // The address depends on project and location.
            Drains("vertex_ai", null) with
            {
                Relays = GeminiWires.VertexRelays,
                Translates = GeminiWire.Vertex,
            },
        ];

    /// <summary>Not asked for what they send anyway; Mistral answers 422 to fields it does not know.</summary>
    private static ProviderProfile[] SendUsageUnasked() =>
        [
            Drains("groq", "https://api.groq.com/openai/v1") with
            {
                OutputCapField = MaxCompletionTokens,
                AsksForUsage = false,
            },
            Drains("mistral", "https://api.mistral.ai/v1") with
            {
                Usage = UsageRule.AudioExclusive,
                AsksForUsage = false,
            },
            Drains("perplexity", "https://api.perplexity.ai") with
            {
                AsksForUsage = false,
            },
            Drains("zai", "https://api.z.ai/api/paas/v4") with
            {
                AsksForUsage = false,
            },
        ];

    private static ProviderProfile Cancels(string name, string? address, string capField) =>
        new(
            name,
            Address(address),
            UsageRule.OpenAiInclusive,
            AbortPolicy.CancelAndEstimate,
            capField,
            AsksForUsage: true
        );

    private static ProviderProfile Drains(string name, string? address) =>
        new(name, Address(address), UsageRule.OpenAiInclusive, AbortPolicy.Drain, MaxTokens, AsksForUsage: true);

    private static Uri? Address(string? address) => address is null ? null : new Uri(address);
}
