namespace Solaris.Audit;

/// <summary>Computes the chain again, from the first row to the last.</summary>
internal sealed class AuditVerifier(AuditLog log)
{
    private const int MostViolations = 100;

    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        var violations = new List<string>();
        var days = new List<AuditDay>();
        var (count, previous, expected) = (0L, new byte[32], 1L);
        await foreach (var row in log.AllAsync(cancellationToken))
        {
            count++;
            if (Fault(row, previous, expected) is { } fault && violations.Count < MostViolations)
            {
                violations.Add($"Event {row.Number}: {fault}");
            }
            (previous, expected) = (row.Hash, row.Number + 1);
            Count(days, row);
        }
        return new(count, days, violations);
    }

    private static string? Fault(AuditEvent row, byte[] previous, long expected)
    {
        if (row.Number != expected)
        {
            return $"event {expected} is missing before it.";
        }
        if (!row.Previous.AsSpan().SequenceEqual(previous))
        {
            return "it does not follow the event before it.";
        }
        return row.ComputeHash().AsSpan().SequenceEqual(row.Hash) ? null : "it was changed after it was written.";
    }

    private static void Count(List<AuditDay> days, AuditEvent row)
    {
        var day = DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(row.Day));
        var hash = Convert.ToHexStringLower(row.Hash);
        if (days.Count > 0 && days[^1].Day == day)
        {
            days[^1] = days[^1] with { Events = days[^1].Events + 1, Hash = hash };
        }
        else
        {
            days.Add(new(day, Events: 1, hash));
        }
    }
}
