namespace Solaris.Reports;

/// <summary>What a call used, in disjoint classes; <c>outputReasoning</c> is a part of <c>outputTotal</c>, the audio and image counts are parts of input and output.</summary>
public sealed record UsageDetail(
    long InputUncached,
    long InputCacheRead,
    long InputCacheWrite5m,
    long InputCacheWrite1h,
    long OutputTotal,
    long OutputReasoning,
    long AudioInput,
    long AudioOutput,
    long ImageInput,
    long ImageOutput
)
{
    internal static UsageDetail Of(TokenUsage usage) =>
        new(
            usage.InputUncached,
            usage.InputCacheRead,
            usage.InputCacheWrite5m,
            usage.InputCacheWrite1h,
            usage.OutputTotal,
            usage.OutputReasoning,
            usage.AudioInput,
            usage.AudioOutput,
            usage.ImageInput,
            usage.ImageOutput
        );
}
