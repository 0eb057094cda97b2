namespace Solaris;

/// <summary>Prices of one model in micro-units of USD per million tokens, by class. Null where the class costs what the base class costs.</summary>
internal sealed record ModelPrice(
    long Input,
    long Output,
    long? CacheRead = null,
    long? CacheWrite5m = null,
    long? CacheWrite1h = null
)
{
    private const long Million = 1_000_000;

    /// <summary>The dearest an input token can be: the bound of a hold.</summary>
    public long InputCeiling =>
        Math.Max(Math.Max(Input, CacheRead ?? 0), Math.Max(CacheWrite5m ?? 0, CacheWrite1h ?? 0));

    /// <summary>The cost of <paramref name="usage"/> in micro-units, rounded up once.</summary>
    public long Cost(TokenUsage usage)
    {
        var scaled = checked(
            (Int128)usage.InputUncached * Input
            + (Int128)usage.InputCacheRead * (CacheRead ?? Input)
            + (Int128)usage.InputCacheWrite5m * (CacheWrite5m ?? Input)
            + (Int128)usage.InputCacheWrite1h * (CacheWrite1h ?? CacheWrite5m ?? Input)
            + (Int128)usage.OutputTotal * Output
        );
        return checked((long)((scaled + Million - 1) / Million));
    }

    /// <summary>The cost of <paramref name="tokens"/> at <paramref name="perMillion"/>, rounded up.</summary>
    public static long Ceiling(long tokens, long perMillion) =>
        checked((long)(((Int128)tokens * perMillion + Million - 1) / Million));
}
