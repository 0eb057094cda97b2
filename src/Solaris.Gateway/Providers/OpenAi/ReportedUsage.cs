namespace Solaris.Providers.OpenAi;

/// <summary>A provider's usage object as it came. Null is what the provider does not say; an explicit 0 is a value.</summary>
internal record struct ReportedUsage
{
    public long? Prompt { get; set; }
    public long? Completion { get; set; }
    public long? Total { get; set; }
    public long? Cached { get; set; }
    public long? CacheWritten { get; set; }
    public long? Reasoning { get; set; }
    public long? AudioInput { get; set; }
    public long? AudioOutput { get; set; }
    public long? ImageInput { get; set; }
    public long? ImageOutput { get; set; }

    /// <summary>DeepSeek's halves of the prompt.</summary>
    public long? CacheHit { get; set; }

    /// <inheritdoc cref="CacheHit"/>
    public long? CacheMiss { get; set; }

    public readonly bool SaysNothing => Prompt is null && Completion is null && Total is null;
}
