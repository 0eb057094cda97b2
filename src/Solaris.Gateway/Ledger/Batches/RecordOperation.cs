namespace Solaris.Ledger.Batches;

/// <summary>Logs a call that holds nothing.</summary>
internal sealed class RecordOperation(RequestRow request) : LedgerOperation
{
    public override bool CanWait => true;

    public override void Decide(LedgerState state)
    {
        request.StartedAt = state.Now - request.DurationMilliseconds;
        state.Requests.Add(request);
    }
}
