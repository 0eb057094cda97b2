namespace Solaris.Ledger;

/// <summary>Charges as packed bytes.</summary>
internal static class PackedCharge
{
    public static PackedWriter Charge(this PackedWriter writer, Charge charge)
    {
        var usage = charge.Usage;
        return writer
            .Number(usage.InputUncached)
            .Number(usage.InputCacheRead)
            .Number(usage.InputCacheWrite5m)
            .Number(usage.InputCacheWrite1h)
            .Number(usage.OutputTotal)
            .Number(usage.OutputReasoning)
            .Number(usage.AudioInput)
            .Number(usage.AudioOutput)
            .Number(charge.CostMicros)
            .Unsigned((ulong)charge.Basis);
    }

    public static Charge Charge(this ref PackedReader reader) =>
        new(
            new(
                reader.Number(),
                reader.Number(),
                reader.Number(),
                reader.Number(),
                reader.Number(),
                reader.Number(),
                reader.Number(),
                reader.Number()
            ),
            reader.Number(),
            (UsageBasis)reader.Unsigned()
        );
}
