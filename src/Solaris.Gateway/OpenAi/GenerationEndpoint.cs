using Solaris.Providers;

namespace Solaris.OpenAi;

/// <summary>What differs between the endpoints that generate.</summary>
/// <param name="Path">The route below <c>/v1</c>, at the client's side and at the provider's.</param>
/// <param name="HasOutput">False for embeddings: no output tokens, no stream, no choices.</param>
/// <param name="TakesPrompts">True when <c>prompt</c> may hold several prompts, each answered <c>n</c> times.</param>
internal sealed record GenerationEndpoint(string Path, bool HasOutput, bool TakesPrompts)
{
    public static readonly GenerationEndpoint Chat = new("chat/completions", HasOutput: true, TakesPrompts: false);
    public static readonly GenerationEndpoint Completions = new("completions", HasOutput: true, TakesPrompts: true);
    public static readonly GenerationEndpoint Embeddings = new("embeddings", HasOutput: false, TakesPrompts: false);

    public static readonly GenerationEndpoint[] All = [Chat, Completions, Embeddings];

    /// <summary>The old completions never learned the newer name.</summary>
    public string CapField(ProviderProfile provider) => TakesPrompts ? "max_tokens" : provider.OutputCapField;
}
