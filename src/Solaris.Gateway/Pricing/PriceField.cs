namespace Solaris.Pricing;

/// <summary>The fields of a model that are read from LiteLLM's table.</summary>
internal enum PriceField
{
    Unknown,
    Provider,
    Mode,
    RetiredOn,
    Input,
    Output,
    CacheRead,
    CacheWrite5m,
    CacheWrite1h,
    MaxTokens,
    MaxInputTokens,
    MaxOutputTokens,
}
