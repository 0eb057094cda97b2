namespace Solaris.Ledger.Batches;

/// <summary>The <c>flags</c> column of the request log.</summary>
[Flags]
internal enum RequestFlags
{
    None = 0,
    Stream = 1,

    /// <summary>The output cap was shrunk to what the limits left.</summary>
    Clamped = 2,
}
