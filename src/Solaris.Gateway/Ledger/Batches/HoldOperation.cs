namespace Solaris.Ledger.Batches;

/// <summary>Asks for a hold. It fails with its transaction: the caller is waiting, and an unheld call must not go out.</summary>
internal sealed class HoldOperation(HoldRequest request) : LedgerOperation
{
    private readonly TaskCompletionSource<HoldResult> _answer = new(); // LedgerAnswers brings it to another thread.
    private HoldResult? _decided;

    public HoldRequest Request => request;

    public Task<HoldResult> Answer => _answer.Task;

    /// <summary>What was decided last; true only once the commit is.</summary>
    public HoldResult? Decided => _decided;

    public override bool IsOwed => false;

    public override void Need(LedgerNeeds needs)
    {
        needs.Reservations.Add(request.Id.Value);
        foreach (var limit in request.Limits)
        {
            needs.Plans[limit.Id.Value] = limit;
        }
    }

    public override void Decide(LedgerState state) =>
        _decided = state.Reservations.TryGetValue(request.Id.Value, out var existing)
            ? Again(existing, request.Detached ? LedgerInstance.Nobody : state.Instance)
            : HoldDecision.Decide(request, state);

    public override void Complete() => _answer.TrySetResult(_decided!);

    public override void Fail(Exception exception) =>
        _answer.TrySetException(new LedgerUnavailableException("The hold could not be stored.", exception));

    /// <summary>A hold that is already there, and that we decided before, was committed although the commit's answer got lost.</summary>
    private HoldResult Again(ReservationRow existing, Guid instance) =>
        _decided is { Verdict: HoldVerdict.Held } && existing.IsOpen && existing.Instance == instance
            ? _decided
            : new(existing.IsOpen ? HoldVerdict.InProgress : HoldVerdict.Finished, 0, [], Hold: null);
}
