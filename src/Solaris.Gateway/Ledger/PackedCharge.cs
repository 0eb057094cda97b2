namespace Solaris.Ledger;

/// <summary>Charges as packed bytes. What came later than the first release follows the basis, which says that it does.</summary>
internal static class PackedCharge
{
    private const ulong HasImages = 1 << 4;
    private const ulong HasPrice = 1 << 5;
    private const ulong HasTerms = 1 << 6;
    private const ulong HasWeight = 1 << 7;
    private const ulong BasisBits = HasImages - 1;

    public static PackedWriter Charge(this PackedWriter writer, Charge charge)
    {
        var usage = charge.Usage;
        var more = More(charge);
        writer
            .Number(usage.InputUncached)
            .Number(usage.InputCacheRead)
            .Number(usage.InputCacheWrite5m)
            .Number(usage.InputCacheWrite1h)
            .Number(usage.OutputTotal)
            .Number(usage.OutputReasoning)
            .Number(usage.AudioInput)
            .Number(usage.AudioOutput)
            .Number(charge.CostMicros)
            .Unsigned((ulong)charge.Basis | more);
        if ((more & HasImages) != 0)
        {
            writer.Number(usage.ImageInput).Number(usage.ImageOutput);
        }
        if ((more & HasPrice) != 0)
        {
            writer.Text(charge.Price);
        }
        if (charge.Terms is { } terms)
        {
            writer.Terms(terms);
        }
        return charge.WeightedTokens is { } weighted ? writer.Number(weighted) : writer;
    }

    public static Charge Charge(this ref PackedReader reader)
    {
        var usage = new TokenUsage(
            reader.Number(),
            reader.Number(),
            reader.Number(),
            reader.Number(),
            reader.Number(),
            reader.Number(),
            reader.Number(),
            reader.Number()
        );
        var cost = reader.Number();
        var basis = reader.Unsigned();
        if ((basis & HasImages) != 0)
        {
            usage = usage with { ImageInput = reader.Number(), ImageOutput = reader.Number() };
        }
        return new(usage, cost, (UsageBasis)(basis & BasisBits))
        {
            Price = (basis & HasPrice) != 0 ? reader.Text() : null,
            Terms = (basis & HasTerms) != 0 ? reader.Terms() : null,
            WeightedTokens = (basis & HasWeight) != 0 ? reader.Number() : null,
        };
    }

    private static ulong More(in Charge charge) =>
        (charge.Usage.ImageInput != 0 || charge.Usage.ImageOutput != 0 ? HasImages : 0)
        | (charge.Price is null ? 0 : HasPrice)
        | (charge.Terms is null ? 0 : HasTerms)
        | (charge.WeightedTokens is null ? 0 : HasWeight);
}
