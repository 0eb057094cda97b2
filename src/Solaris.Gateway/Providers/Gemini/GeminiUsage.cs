namespace Solaris.Providers.Gemini;

/// <summary>A <c>usageMetadata</c> object as it came. Null is what it does not say.</summary>
internal record struct GeminiUsage
{
    /// <summary>Input with what the cache gave, without what built-in tools read.</summary>
    public long? Prompt { get; set; }

    /// <summary>What the results of built-in tools added to the input.</summary>
    public long? ToolPrompt { get; set; }
    public long? Cached { get; set; }

    /// <summary>Output without thinking.</summary>
    public long? Candidates { get; set; }
    public long? Thoughts { get; set; }
    public long AudioInput { get; set; }
    public long ImageInput { get; set; }
    public long AudioOutput { get; set; }
    public long ImageOutput { get; set; }

    /// <summary><c>priority</c> or <c>flex</c>; null for the usual tier.</summary>
    public string? Tier { get; set; }

    /// <summary>Vertex puts <c>trafficType</c> alone on every chunk but the last.</summary>
    public readonly bool SaysNothing => Prompt is null && ToolPrompt is null && Candidates is null && Thoughts is null;

    public readonly long Output => (Candidates ?? 0) + (Thoughts ?? 0);

    /// <summary>Disjoint classes. A part greater than its whole is clamped: it would make a negative bill.</summary>
    public readonly TokenUsage Measure()
    {
        var input = (Prompt ?? 0) + (ToolPrompt ?? 0);
        var cached = Math.Min(Cached ?? 0, input);
        return new(
            InputUncached: input - cached,
            InputCacheRead: cached,
            InputCacheWrite5m: 0,
            InputCacheWrite1h: 0,
            OutputTotal: Output,
            OutputReasoning: Thoughts ?? 0,
            AudioInput: Math.Min(AudioInput, input),
            AudioOutput: Math.Min(AudioOutput, Output),
            ImageInput: Math.Min(ImageInput, input),
            ImageOutput: Math.Min(ImageOutput, Output)
        );
    }
}
