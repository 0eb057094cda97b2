namespace Solaris.Ledger.Batches;

/// <summary>A row of the request log as it is stored: packed where the call ran, so that the writer has nothing left to do.</summary>
internal sealed class RequestRow
{
    public required Guid Id { get; init; }
    public required CallOrigin Origin { get; init; }
    public required string Endpoint { get; init; }
    public required string Model { get; init; }
    public string? Deployment { get; init; }
    public string? Provider { get; init; }
    public string? ErrorCode { get; init; }
    public int Status { get; init; }
    public RequestFlags Flags { get; init; }
    public TokenUsage Usage { get; init; }
    public long CostMicros { get; init; }
    public UsageBasis Basis { get; set; }

    /// <summary>The version of the price it was charged at.</summary>
    public string? Price { get; init; }
    public BilledTerms? Terms { get; init; }
    public int DurationMilliseconds { get; init; }
    public int? FirstByteMilliseconds { get; init; }
    public string? Conversation { get; init; }
    public byte[]? Trace { get; init; }
    public byte[]? Attempts { get; init; }

    /// <summary>Unix milliseconds by the database's clock; known when the row is decided.</summary>
    public long StartedAt { get; set; }

    /// <summary>True for the true account of a call that the sweeper has logged as orphaned.</summary>
    public bool Replaces { get; set; }
}
