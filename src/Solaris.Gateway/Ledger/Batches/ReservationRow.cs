namespace Solaris.Ledger.Batches;

/// <summary>A hold with an owner. It leaves the open state once; an expired one can be corrected once.</summary>
internal sealed class ReservationRow
{
    public required Guid Id { get; init; }
    public required Guid Instance { get; init; }
    public required CallOrigin Origin { get; init; }
    public required string Model { get; init; }
    public required string Endpoint { get; init; }

    /// <summary>The input's bound, which an orphan is charged at least.</summary>
    public required long FloorTokens { get; init; }
    public required long AmountTokens { get; init; }
    public required long FloorMicros { get; init; }
    public required long AmountMicros { get; init; }

    /// <summary>Micro-units per million output tokens.</summary>
    public required long OutputRate { get; init; }

    /// <summary>What an output token counts in token limits, in thousandths.</summary>
    public long OutputWeight { get; init; } = TokenWeights.One;
    public required long CreatedAt { get; init; }
    public required long HardDeadline { get; init; }

    /// <summary>Output tokens that had been produced when the owner last said so.</summary>
    public long Progress { get; set; }
    public long ChargedTokens { get; set; }
    public long ChargedMicros { get; set; }

    /// <summary>How the charge is known; null while the hold is open.</summary>
    public UsageBasis? Basis { get; set; }

    /// <summary>In burn order within each limit.</summary>
    public List<LineRow> Lines { get; } = new(4);

    /// <summary>True when the row must be inserted.</summary>
    public bool IsNew { get; set; }

    /// <summary>True when the row must be written again.</summary>
    public bool Changed { get; set; }

    public bool IsOpen => Basis is null;

    public long Amount(LimitUnit unit) => unit == LimitUnit.Tokens ? AmountTokens : AmountMicros;
}
