using System.Collections.Immutable;

namespace Solaris.Ledger;

/// <summary>The <c>attempts</c> column of the request log: kept only where the row itself does not tell the story.</summary>
internal static class AttemptTrail
{
    /// <summary>Null when one attempt was made and it went well.</summary>
    public static byte[]? Write(ImmutableArray<AttemptEntry> attempts)
    {
        if (attempts.IsDefaultOrEmpty || attempts is [{ Outcome: AttemptEntry.Ok }])
        {
            return null;
        }
        var writer = new PackedWriter();
        foreach (var attempt in attempts)
        {
            writer
                .Text(attempt.Deployment)
                .Number(attempt.Status)
                .Text(attempt.Outcome)
                .Charge(attempt.Charge)
                .Number(attempt.Milliseconds);
        }
        return writer.ToArray();
    }

    public static ImmutableArray<AttemptEntry> Read(ReadOnlySpan<byte> trail)
    {
        var attempts = ImmutableArray.CreateBuilder<AttemptEntry>();
        var reader = new PackedReader(trail);
        while (!reader.AtEnd)
        {
            attempts.Add(
                new(
                    reader.Text() ?? "",
                    (int)reader.Number(),
                    reader.Text() ?? "",
                    reader.Charge(),
                    (int)reader.Number()
                )
            );
        }
        return attempts.ToImmutable();
    }
}
