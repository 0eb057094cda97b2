namespace Solaris;

/// <summary>Factors on the price of tokens, in parts per million: for speed, and for where the answer is made.</summary>
internal readonly record struct PriceFactors(long Fast, long Us, long Eu)
{
    public const long One = 1_000_000;

    public static readonly PriceFactors None = new(One, One, One);

    public long Of(in MeteredUsage usage) =>
        Product(
            usage.Speed == "fast" ? Fast : One,
            usage.Region switch
            {
                "us" => Us,
                "eu" => Eu,
                _ => One,
            }
        );

    /// <param name="fast">Whether the call asks for speed: nobody gets it unasked.</param>
    public long Ceiling(bool fast) => Product(fast ? Math.Max(Fast, One) : One, Math.Max(One, Math.Max(Us, Eu)));

    private static long Product(long a, long b) => checked((a * b + One - 1) / One);
}
