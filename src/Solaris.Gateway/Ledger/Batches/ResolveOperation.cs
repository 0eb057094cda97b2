namespace Solaris.Ledger.Batches;

/// <summary>
/// Ends a hold with what was used, nothing when it is released. A hold that the sweeper has ended meanwhile is
/// corrected once; one that is already settled stays as it is.
/// </summary>
internal sealed class ResolveOperation(Guid id, Charge charge, RequestRow? request) : LedgerOperation
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id => id;
    public Charge Charge => charge;
    public RequestRow? Request => request;

    /// <summary>Ends when the charge is durable.</summary>
    public Task Done => _done.Task;

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

    /// <summary>The charge is durable: in the database, or in a spool that has reached the disk.</summary>
    public override void Complete() => _done.TrySetResult();

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
