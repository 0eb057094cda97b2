using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>This process, as the owner of its holds.</summary>
internal sealed class LedgerInstance(TimeProvider clock)
{
    /// <summary>How long an instance lives on after its last heartbeat.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(10);

    /// <summary>Owns the holds that no process owns (<see cref="HoldRequest.Detached"/>); it has no lease, and never dies.</summary>
    public static readonly Guid Nobody = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    /// <summary><see cref="Nobody"/> as SQL has it.</summary>
    public static string NobodyIn(Database database) =>
        database.Kind == DatabaseKind.Postgres ? $"'{Nobody:D}'::uuid" : $"x'{Nobody:N}'";

    public Guid Id { get; } = Guid.CreateVersion7(clock.GetUtcNow());
}
