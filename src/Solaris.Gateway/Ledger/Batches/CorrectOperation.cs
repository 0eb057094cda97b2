namespace Solaris.Ledger.Batches;

/// <summary>
/// Brings a settled call to the cost that a corrected price gives it. The same correction again finds nothing to do, and a call
/// in flight or one that was never charged stays as it is.
/// </summary>
internal sealed class CorrectOperation(CostCorrection correction) : LedgerOperation
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _changed;

    /// <summary>True when something was adjusted.</summary>
    public Task<bool> Done => _done.Task;

    public override void Need(LedgerNeeds needs) => needs.Reservations.Add(correction.Call.Value);

    public override void Decide(LedgerState state)
    {
        _changed = false;
        if (!state.Reservations.TryGetValue(correction.Call.Value, out var reservation))
        {
            return;
        }
        if (reservation.Basis is null or UsageBasis.Released)
        {
            return;
        }
        var before = reservation.ChargedMicros;
        var after = Resolution.Correct(state, reservation, correction);
        if (after != before)
        {
            state.Corrections.Add(new(correction.Ref, reservation.Id, correction.Price, before, after, state.Now));
            _changed = true;
        }
    }

    public override void Complete() => _done.TrySetResult(_changed);

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}
