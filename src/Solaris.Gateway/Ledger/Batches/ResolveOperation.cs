using Solaris.Ledger.Spools;

namespace Solaris.Ledger.Batches;

/// <summary>
/// Ends a hold with what was used, nothing when it is released. A hold that the sweeper has ended meanwhile is
/// corrected once; one that is already settled stays as it is.
/// </summary>
internal sealed class ResolveOperation(Guid id, Charge charge, RequestRow? request) : LedgerOperation
{
    private readonly TaskCompletionSource<bool> _committed = new(); // LedgerAnswers brings it to another thread.

    public Guid Id => id;
    public Charge Charge => charge;
    public RequestRow? Request => request;

    /// <summary>Where the spool keeps the operation until it is committed; null when it could not be spooled.</summary>
    public SpoolTicket? Ticket { get; set; }

    /// <summary>True once committed; false when the database is away, and the spool must do until it is back.</summary>
    public Task<bool> Committed => _committed.Task;

    public override void Need(LedgerNeeds needs) => needs.Reservations.Add(id);

    public override void Decide(LedgerState state)
    {
        if (!state.Reservations.TryGetValue(id, out var reservation))
        {
            Log(state, state.Now - (request?.DurationMilliseconds ?? 0));
        }
        else if (reservation.IsOpen)
        {
            Resolution.Settle(state, reservation, charge);
            Log(state, reservation.CreatedAt);
        }
        else if (reservation.Basis == UsageBasis.ExpiredHold)
        {
            Resolution.Adjust(state, reservation, charge);
            LogCorrected(state, reservation.CreatedAt);
        }
    }

    public override void LeaveSpool() => Ticket?.Settled();

    public override void Complete() => _committed.TrySetResult(true);

    /// <summary>Without a spool the caller has to wait for the database.</summary>
    public override void Defer()
    {
        if (Ticket is not null)
        {
            _committed.TrySetResult(false);
        }
    }

    private void Log(LedgerState state, long startedAt)
    {
        if (request is not null)
        {
            request.StartedAt = startedAt;
            state.Requests.Add(request);
        }
    }

    private void LogCorrected(LedgerState state, long startedAt)
    {
        if (request is not null)
        {
            request.Basis = UsageBasis.LateAdjustment;
            request.Replaces = true;
        }
        Log(state, startedAt);
    }
}
