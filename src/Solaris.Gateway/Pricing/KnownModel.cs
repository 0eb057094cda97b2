namespace Solaris.Pricing;

/// <summary>A model's price and token limits.</summary>
/// <param name="Mode">LiteLLM's word for what the model does: <c>chat</c>, <c>completion</c>, <c>responses</c>, <c>embedding</c> …</param>
/// <param name="Provider">The provider's prefix in LiteLLM's names, such as <c>openai</c>.</param>
/// <param name="RetiredOn">The day from which the provider no longer answers; null while none is announced.</param>
internal sealed record KnownModel(
    ModelPrice? Price,
    long? MaxInputTokens,
    long? MaxOutputTokens,
    string? Mode,
    string? Provider = null,
    DateOnly? RetiredOn = null
);
