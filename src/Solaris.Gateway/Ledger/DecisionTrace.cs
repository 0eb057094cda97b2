using System.Collections.Immutable;

namespace Solaris.Ledger;

/// <summary>The <c>trace</c> column of the request log: how the limits stood when the call was decided, about 20 bytes a limit.</summary>
internal static class DecisionTrace
{
    private const long Second = 1_000;

    /// <summary>Null when there was nothing to decide.</summary>
    /// <param name="whole">False for a call that every limit let through as it was: the one that binds first is enough.</param>
    public static byte[]? Write(ImmutableArray<LimitStanding> standings, bool whole)
    {
        if (standings.IsDefaultOrEmpty)
        {
            return null;
        }
        if (!whole && standings.All(standing => standing.Fits))
        {
            standings = [standings.MaxBy(Share)];
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

    /// <summary>How much of the limit was gone, with the call; a limit of nothing binds first.</summary>
    private static decimal Share(LimitStanding standing) =>
        standing.Granted == 0
            ? decimal.MaxValue
            : ((decimal)standing.Used + standing.Held + standing.Asked) / standing.Granted;

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
