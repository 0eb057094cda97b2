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
        // The one that binds first, of a call that all let through; else all of them.
        var only = whole ? -1 : Tightest(standings);
        var writer = new PackedWriter();
        for (var i = 0; i < standings.Length; i++)
        {
            if (only < 0 || i == only)
            {
                Write(writer, standings[i]);
            }
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

    private static void Write(PackedWriter writer, in LimitStanding standing) =>
        writer
            .Unsigned((ulong)standing.Limit.Id.Value << 1 | (standing.Fits ? 1u : 0u))
            .Number(standing.Period.Start / Second)
            .Number(standing.Granted)
            .Number(standing.Used)
            .Number(standing.Held)
            .Number(standing.Asked);

    /// <summary>Where the limit stands of which the largest share was gone, with the call; -1 when one did not let it through.</summary>
    private static int Tightest(ImmutableArray<LimitStanding> standings)
    {
        var tightest = 0;
        for (var i = 0; i < standings.Length; i++)
        {
            if (!standings[i].Fits)
            {
                return -1;
            }
            tightest = IsTighter(standings[i], standings[tightest]) ? i : tightest;
        }
        return tightest;
    }

    /// <summary>Compares shares of different units without dividing; a limit of nothing is the tightest.</summary>
    private static bool IsTighter(in LimitStanding one, in LimitStanding other) =>
        Gone(one) * other.Granted > Gone(other) * one.Granted;

    private static Int128 Gone(in LimitStanding standing) => (Int128)standing.Used + standing.Held + standing.Asked;
}
