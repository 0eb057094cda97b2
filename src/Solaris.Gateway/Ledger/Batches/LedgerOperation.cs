namespace Solaris.Ledger.Batches;

/// <summary>
/// One thing to do in a batch. <see cref="Need"/> says which rows it works on, <see cref="Decide"/> works on them
/// without I/O or clock, and after the commit <see cref="Complete"/> tells who waits. Deciding again, after a commit
/// that failed or whose answer was lost, must be harmless.
/// </summary>
internal abstract class LedgerOperation
{
    /// <summary>True for what is owed to the books: it is tried until it is done. Others fail with the transaction.</summary>
    public virtual bool IsOwed => true;

    /// <summary>True when the operation may wait a moment for company instead of starting a transaction by itself.</summary>
    public virtual bool CanWait => false;

    public virtual void Need(LedgerNeeds needs) { }

    /// <summary>Changes <paramref name="state"/>, or throws before it has changed anything.</summary>
    public abstract void Decide(LedgerState state);

    public virtual void Complete() { }

    /// <summary>The batch is durable. Called on the writer's thread, before any caller is told.</summary>
    public virtual void LeaveSpool() { }

    /// <summary>What is owed could not be committed now and will be tried again.</summary>
    public virtual void Defer() { }

    public virtual void Fail(Exception exception) { }
}
