namespace Solaris.Ledger;

/// <summary>The most a call can cost: what a hold must cover before the call goes out.</summary>
/// <param name="InputTokens">Upper bound of the input, for one attempt.</param>
/// <param name="OutputTokens">The output cap asked for, over all <paramref name="Choices"/>.</param>
/// <param name="Choices">How many answers share the output (<c>n</c>); a clamped output stays a multiple of it.</param>
/// <param name="InputMicros">The dearest the input can be, in micro-units; null when no price is known.</param>
/// <param name="OutputMicrosPerMillion">The dearest a million output tokens can be; null when no price is known.</param>
internal readonly record struct CostBound(
    long InputTokens,
    long OutputTokens,
    int Choices,
    long? InputMicros,
    long? OutputMicrosPerMillion
)
{
    /// <summary>What the input counts at most in token limits, where weights are not all one; null for <see cref="InputTokens"/>.</summary>
    public long? WeightedInput { get; init; }

    /// <summary>What an output token counts at most in token limits beyond or below one, in thousandths.</summary>
    public long ExtraOutputWeight { get; init; }

    public long OutputWeight => TokenWeights.One + ExtraOutputWeight;

    /// <summary>While at least this many output tokens fit, a call goes out with its output cap shrunk to what fits.</summary>
    public const long LeastOutput = 256;

    /// <summary>As token limits count it.</summary>
    public long Tokens(long output) =>
        checked((WeightedInput ?? InputTokens) + TokenWeights.Count(output, OutputWeight));

    /// <summary>The whole cost in a limit's unit.</summary>
    public long Asked(LimitUnit unit, long output) => unit == LimitUnit.Tokens ? Tokens(output) : Micros(output);

    public long Micros(long output) =>
        checked((InputMicros ?? 0) + ModelPrice.Ceiling(output, OutputMicrosPerMillion ?? 0));
}
