namespace Solaris.Ledger;

/// <summary>This process, as the owner of its holds.</summary>
internal sealed class LedgerInstance(TimeProvider clock)
{
    /// <summary>How long an instance lives on after its last heartbeat.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(10);

    public Guid Id { get; } = Guid.CreateVersion7(clock.GetUtcNow());
}
