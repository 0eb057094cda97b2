using System.Buffers;

namespace Solaris.Providers;

/// <summary>
/// Tells a prompt that is too long, and one that a content filter stopped, from other refusals. Few providers have a code for
/// them; the words are those their APIs were seen to answer with.
/// </summary>
internal static class RequestFaults
{
    private static readonly SearchValues<string> TooLong = SearchValues.Create(
        [
            "maximum context length", // OpenAI, DeepSeek, OpenRouter, Mistral, vLLM
            "max context length", // Ollama
            "context window",
            "context limit", // Anthropic, when the output asked for does not fit
            "prompt is too long", // Anthropic
            "prompt too long", // Ollama
            "maximum prompt length", // xAI
            "input token count", // Gemini: "(N) exceeds the maximum number of tokens allowed"
            "input tokens exceeded", // Bedrock
            "input is too long", // Bedrock
            "length of all messages is too long", // Perplexity
            "too many tokens", // Cohere; with 429 it is Bedrock's rate limit, which the status tells apart
            "reduce the length of the messages", // Groq
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> Filtered = SearchValues.Create(
        [
            "content management policy", // Azure OpenAI
            "content filtering policy", // Anthropic
            "content policy",
            "usage policy", // OpenAI: "flagged as potentially violating our usage policy"
            "usage guidelines", // xAI
            "safety system", // OpenAI's images
            "content exists risk", // DeepSeek
            "flagged by moderation", // OpenRouter
            "requires moderation", // OpenRouter
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static bool IsContextWindow(ProviderError error) =>
        error.Is("context_length_exceeded")
        || error.Is("too_many_prompt_tokens") // Perplexity.
        || error.Is("too_many_tokens") // Cohere.
        || error.Is("string_above_max_length")
        || Says(error, TooLong);

    public static bool IsContentPolicy(ProviderError error) =>
        error.Is("content_filter")
        || error.Is("content_policy_violation")
        || error.Is("ResponsibleAIPolicyViolation")
        || error.Is("moderation_blocked")
        || error.Is("data_inspection_failed") // Alibaba.
        || Says(error, Filtered);

    private static bool Says(ProviderError error, SearchValues<string> words) =>
        error.Message is { } message && message.AsSpan().ContainsAny(words);
}
