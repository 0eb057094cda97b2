using System.Collections.Immutable;

namespace Solaris.Ledger.Batches;

/// <summary>A limit's terms as the database has them now, whatever a cache says.</summary>
internal sealed class LimitRow
{
    public required long Id { get; init; }
    public required LimitScope Scope { get; init; }
    public required Guid ScopeId { get; init; }
    public required LimitUnit Unit { get; init; }
    public required long Amount { get; init; }
    public required int BlockAt { get; init; }
    public required ImmutableArray<int> AlertAt { get; init; }
    public required bool Removed { get; init; }

    /// <summary>Parts per million of a bucket's grant at which somebody is told: the alerts, and the block itself.</summary>
    public ImmutableArray<int> Thresholds => field.IsDefault ? field = WithBlock() : field;

    private ImmutableArray<int> WithBlock() => AlertAt.Contains(BlockAt) ? AlertAt : AlertAt.Add(BlockAt);
}
