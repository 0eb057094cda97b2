namespace Solaris.LedgerLoad;

/// <summary>What one process of the load does; each is a command-line option of the same name.</summary>
internal sealed class LoadOptions
{
    /// <summary>Connection string of a PostgreSQL database of the bench's own.</summary>
    public required string Database { get; init; }

    /// <summary>Folder of the spool.</summary>
    public required string Folder { get; init; }

    /// <summary>Only makes the schema and the limits.</summary>
    public bool Prepare { get; init; }

    /// <summary>False: each hold and each settlement is a transaction of its own, as many at once as there are callers.</summary>
    public bool Batched { get; init; } = true;

    /// <summary>Calls in flight; with <see cref="Rate"/> it is not used.</summary>
    public int Callers { get; init; } = 64;

    /// <summary>Calls begun a second; 0 begins the next when one has ended.</summary>
    public int Rate { get; init; }

    /// <summary>Users with a limit of their own, beside the organisation's; 0 for none.</summary>
    public int Users { get; init; }

    /// <summary>Seconds before anything counts.</summary>
    public int Warm { get; init; } = 3;

    public int Seconds { get; init; } = 10;
}
