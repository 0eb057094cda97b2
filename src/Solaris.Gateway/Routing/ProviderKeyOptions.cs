namespace Solaris.Routing;

/// <summary>Credentials that bring models without a configuration file.</summary>
internal sealed class ProviderKeyOptions
{
    public const string Section = "Providers";

    public string? OpenAiKey { get; set; }
    public string? AnthropicKey { get; set; }
    public string? GoogleKey { get; set; }

    /// <summary>A LiteLLM proxy that takes every name no other model matches.</summary>
    public Uri? LiteLlmBaseUrl { get; set; }
    public string? LiteLlmKey { get; set; }
}
