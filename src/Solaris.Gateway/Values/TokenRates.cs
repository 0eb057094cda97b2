namespace Solaris;

/// <summary>What a million tokens of each class cost, in micro-units. Every class has its price: those that a table leaves out are filled in.</summary>
internal sealed record TokenRates
{
    public required long Input { get; init; }
    public required long Output { get; init; }
    public required long CacheRead { get; init; }
    public required long CacheWrite5m { get; init; }
    public required long CacheWrite1h { get; init; }
    public required long Reasoning { get; init; }
    public required long AudioInput { get; init; }
    public required long AudioCacheRead { get; init; }
    public required long AudioOutput { get; init; }
    public required long ImageInput { get; init; }
    public required long ImageOutput { get; init; }

    /// <summary>The dearest an input token can be.</summary>
    public long InputCeiling =>
        Math.Max(
            Math.Max(Math.Max(Input, CacheRead), Math.Max(CacheWrite5m, CacheWrite1h)),
            Math.Max(Math.Max(AudioInput, AudioCacheRead), ImageInput)
        );

    /// <summary>The dearest an output token can be.</summary>
    public long OutputCeiling => Math.Max(Math.Max(Output, Reasoning), Math.Max(AudioOutput, ImageOutput));

    /// <summary>Tokens times prices, in millionths of a micro-unit.</summary>
    public Int128 Scaled(in TokenUsage usage) => checked(ScaledInput(usage) + ScaledOutput(usage));

    /// <summary>Sound and pictures are parts of the input. What of the sound is more than the uncached input came out of the cache.</summary>
    private Int128 ScaledInput(in TokenUsage usage)
    {
        var audio = Part(usage.AudioInput, usage.InputUncached);
        var image = Part(usage.ImageInput, usage.InputUncached - audio);
        var cachedAudio = Part(usage.AudioInput - audio, usage.InputCacheRead);
        return checked(
            (Int128)(usage.InputUncached - audio - image) * Input
            + (Int128)audio * AudioInput
            + (Int128)image * ImageInput
            + (Int128)cachedAudio * AudioCacheRead
            + (Int128)(usage.InputCacheRead - cachedAudio) * CacheRead
            + (Int128)usage.InputCacheWrite5m * CacheWrite5m
            + (Int128)usage.InputCacheWrite1h * CacheWrite1h
        );
    }

    private Int128 ScaledOutput(in TokenUsage usage)
    {
        var reasoning = Part(usage.OutputReasoning, usage.OutputTotal);
        var audio = Part(usage.AudioOutput, usage.OutputTotal - reasoning);
        var image = Part(usage.ImageOutput, usage.OutputTotal - reasoning - audio);
        return checked(
            (Int128)(usage.OutputTotal - reasoning - audio - image) * Output
            + (Int128)reasoning * Reasoning
            + (Int128)audio * AudioOutput
            + (Int128)image * ImageOutput
        );
    }

    /// <summary>Providers have reported parts that exceed their whole: the whole is what is billed.</summary>
    private static long Part(long part, long whole) => Math.Clamp(part, 0, Math.Max(0, whole));
}
