using System.Collections.Immutable;

namespace Solaris.Ledger;

/// <summary>The <c>trace</c> column of the request log: how the limits stood when the call was decided, about 20 bytes a limit.</summary>
internal static class DecisionTrace
{
    private const long Second = 1_000;

    /// <summary>Null when there was nothing to decide.</summary>
    public static byte[]? Write(ImmutableArray<LimitStanding> standings)
    {
        if (standings.IsDefaultOrEmpty)
        {
            return null;
        }
        var writer = new PackedWriter();
        foreach (var standing in standings)
        {
            writer
                .Unsigned((ulong)standing.Limit.Id.Value << 1 | (standing.Fits ? 1u : 0u))
                .Number(standing.Period.Start / Second)
                .Number(standing.Granted)
                .Number(standing.Used)
                .Number(standing.Held)
                .Number(standing.Asked);
        }
        return writer.ToArray();
    }

    public static ImmutableArray<TraceLine> Read(ReadOnlySpan<byte> trace)
    {
        var lines = ImmutableArray.CreateBuilder<TraceLine>();
        var reader = new PackedReader(trace);
        while (!reader.AtEnd)
        {
            var head = reader.Unsigned();
            lines.Add(
                new(
                    new((long)(head >> 1)),
                    reader.Number() * Second,
                    Granted: reader.Number(),
                    Used: reader.Number(),
                    Held: reader.Number(),
                    Asked: reader.Number(),
                    Fits: (head & 1) == 1
                )
            );
        }
        return lines.ToImmutable();
    }
}
