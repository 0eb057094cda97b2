namespace Solaris.Ledger.Batches;

/// <summary>The owner says that it lives, and how far its calls have come.</summary>
/// <param name="lease">How long it lives on without a further word, by the database's clock; null to say nothing of it.</param>
/// <param name="progress">Output tokens so far, of open holds.</param>
internal sealed class PulseOperation(TimeSpan? lease, IReadOnlyList<(Guid Id, long Output)> progress) : LedgerOperation
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    /// <summary>The next pulse says it better.</summary>
    public override bool IsOwed => false;

    public override void Need(LedgerNeeds needs)
    {
        foreach (var (id, _) in progress)
        {
            needs.Reservations.Add(id);
        }
    }

    public override void Decide(LedgerState state)
    {
        state.Lease = lease ?? state.Lease;
        foreach (var (id, output) in progress)
        {
            if (state.Reservations.TryGetValue(id, out var reservation) && reservation.IsOpen)
            {
                reservation.Progress = Math.Max(reservation.Progress, output);
                reservation.Changed = true;
            }
        }
    }

    public override void Complete() => _done.TrySetResult();

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}
