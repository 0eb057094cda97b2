namespace Solaris.Ledger.Batches;

/// <summary>Ends the hold of a dead owner, and logs the call that nobody else can log.</summary>
internal sealed class ExpireOperation(Guid id) : LedgerOperation
{
    /// <summary>The error code of a call whose gateway died.</summary>
    public const string Orphaned = "orphaned";

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id => id;

    public Task Done => _done.Task;

    /// <summary>The sweeper finds it again.</summary>
    public override bool IsOwed => false;

    public override void Need(LedgerNeeds needs) => needs.Reservations.Add(id);

    public override void Decide(LedgerState state)
    {
        if (state.Reservations.TryGetValue(id, out var reservation) && reservation.IsOpen)
        {
            Resolution.Expire(state, reservation);
            state.Requests.Add(Log(reservation, state.Now));
        }
    }

    public override void Complete() => _done.TrySetResult();

    public override void Fail(Exception exception) => _done.TrySetException(exception);

    private static RequestRow Log(ReservationRow reservation, long now) =>
        new()
        {
            Id = reservation.Id,
            Origin = reservation.Origin,
            Endpoint = reservation.Endpoint,
            Model = reservation.Model,
            ErrorCode = Orphaned,
            Usage = new(reservation.FloorTokens, 0, 0, 0, reservation.ChargedTokens - reservation.FloorTokens),
            CostMicros = reservation.ChargedMicros,
            Basis = UsageBasis.ExpiredHold,
            DurationMilliseconds = (int)Math.Min(int.MaxValue, now - reservation.CreatedAt),
            StartedAt = reservation.CreatedAt,
        };
}
