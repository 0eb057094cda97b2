namespace Solaris.Providers;

/// <summary>Where a provider wants its credential.</summary>
internal enum AuthStyle
{
    /// <summary><c>authorization: Bearer KEY</c></summary>
    Bearer,

    /// <summary><c>api-key: KEY</c> (Azure).</summary>
    ApiKeyHeader,

    /// <summary><c>x-api-key: KEY</c>, beside the version of the API (Anthropic).</summary>
    AnthropicKey,

    /// <summary><c>x-goog-api-key: KEY</c></summary>
    GoogleKeyHeader,
}
