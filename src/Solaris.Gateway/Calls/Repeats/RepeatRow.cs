namespace Solaris.Calls.Repeats;

/// <summary>What is stored of a call that was made under a client's key.</summary>
internal sealed record RepeatRow
{
    public byte[] Body { get; init; } = [];
    public Guid RequestId { get; init; }
    public long State { get; init; }
    public string? ContentType { get; init; }
    public string? Deployment { get; init; }
    public byte[]? Answer { get; init; }

    /// <summary>1 while its time has not run out.</summary>
    public long Valid { get; init; }

    /// <summary>1 while the process that made it lives.</summary>
    public long Alive { get; init; }

    /// <summary>1 when something was held for it: a provider may have been asked.</summary>
    public long Held { get; init; }
}
