namespace Solaris.Ledger.Batches;

/// <summary>A call's cost, computed again: what its limits were charged before and are charged now.</summary>
internal readonly record struct CorrectionRow(
    Guid Ref,
    Guid Reservation,
    string Price,
    long MicrosBefore,
    long MicrosAfter,
    long At
);
