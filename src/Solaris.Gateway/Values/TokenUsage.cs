namespace Solaris;

/// <summary>
/// What one call used, in disjoint classes. <see cref="OutputReasoning"/>, the audio and the image counts are
/// parts of the totals, never added to them.
/// </summary>
internal readonly record struct TokenUsage(
    long InputUncached,
    long InputCacheRead,
    long InputCacheWrite5m,
    long InputCacheWrite1h,
    long OutputTotal,
    long OutputReasoning = 0,
    long AudioInput = 0,
    long AudioOutput = 0,
    long ImageInput = 0,
    long ImageOutput = 0
)
{
    public static readonly TokenUsage None;

    public long Input => checked(InputUncached + InputCacheRead + InputCacheWrite5m + InputCacheWrite1h);

    public long Total => checked(Input + OutputTotal);

    /// <summary>What is left without a part of it.</summary>
    public static TokenUsage operator -(TokenUsage whole, TokenUsage part) =>
        checked(
            new(
                whole.InputUncached - part.InputUncached,
                whole.InputCacheRead - part.InputCacheRead,
                whole.InputCacheWrite5m - part.InputCacheWrite5m,
                whole.InputCacheWrite1h - part.InputCacheWrite1h,
                whole.OutputTotal - part.OutputTotal,
                whole.OutputReasoning - part.OutputReasoning,
                whole.AudioInput - part.AudioInput,
                whole.AudioOutput - part.AudioOutput,
                whole.ImageInput - part.ImageInput,
                whole.ImageOutput - part.ImageOutput
            )
        );

    public static TokenUsage operator +(TokenUsage a, TokenUsage b) =>
        checked(
            new(
                a.InputUncached + b.InputUncached,
                a.InputCacheRead + b.InputCacheRead,
                a.InputCacheWrite5m + b.InputCacheWrite5m,
                a.InputCacheWrite1h + b.InputCacheWrite1h,
                a.OutputTotal + b.OutputTotal,
                a.OutputReasoning + b.OutputReasoning,
                a.AudioInput + b.AudioInput,
                a.AudioOutput + b.AudioOutput,
                a.ImageInput + b.ImageInput,
                a.ImageOutput + b.ImageOutput
            )
        );
}
