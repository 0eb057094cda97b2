namespace Solaris.Providers;

/// <summary>A provider's error, whatever shape it came in. Its message is free of credentials and line breaks.</summary>
internal sealed record ProviderError(string? Message, string? Type, string? Code, string? Param)
{
    public static readonly ProviderError Unknown = new(null, null, null, null);

    /// <summary>The status the body itself names, when an error came with 200.</summary>
    public int? Status { get; init; }

    /// <summary>A wait named in the body.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The body when it already is an OpenAI error and may be given on as it came; empty otherwise.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>True when the error's code or type is <paramref name="word"/>.</summary>
    public bool Is(string word) =>
        string.Equals(Code, word, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Type, word, StringComparison.OrdinalIgnoreCase);
}
