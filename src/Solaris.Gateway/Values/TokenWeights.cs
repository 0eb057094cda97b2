namespace Solaris;

/// <summary>What a token of each class counts in a token limit, in thousandths: a policy of the installation, apart from its price.</summary>
internal sealed record TokenWeights(long Input, long CacheRead, long CacheWrite, long Output)
{
    public const long One = 1_000;

    public static readonly TokenWeights Default = new(One, One, One, One);

    /// <summary>The most an input token can count.</summary>
    public long InputCeiling => Math.Max(Input, Math.Max(CacheRead, CacheWrite));

    /// <summary>Tokens as a limit counts them, rounded up once.</summary>
    public long Count(in TokenUsage usage) =>
        this == Default
            ? usage.Total
            : checked(
                RoundUp(
                    ((Int128)usage.InputUncached * Input)
                        + ((Int128)usage.InputCacheRead * CacheRead)
                        + (((Int128)usage.InputCacheWrite5m + usage.InputCacheWrite1h) * CacheWrite)
                        + ((Int128)usage.OutputTotal * Output)
                )
            );

    /// <summary>What <paramref name="tokens"/> of one weight count, rounded up.</summary>
    public static long Count(long tokens, long weight) =>
        weight == One ? tokens : checked(RoundUp((Int128)tokens * weight));

    private static long RoundUp(Int128 thousandths) => checked((long)((thousandths + One - 1) / One));
}
