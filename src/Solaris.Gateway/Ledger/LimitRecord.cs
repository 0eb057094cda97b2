using Solaris.Ledger.Batches;
using Solaris.Ledger.Stores;

namespace Solaris.Ledger;

/// <summary>A row of <c>quota_limit</c> with its organisation's zone and currency.</summary>
internal sealed class LimitRecord
{
    public long Id { get; init; }
    public int Scope { get; init; }
    public Guid ScopeId { get; init; }
    public int Unit { get; init; }
    public int Window { get; init; }
    public string Model { get; init; } = "";
    public long Amount { get; init; }
    public int BlockAt { get; init; }
    public string AlertAt { get; init; } = "";
    public string Zone { get; init; } = "";
    public string Currency { get; init; } = "";

    public Limit ToLimit() =>
        new(
            new(Id),
            (LimitScope)Scope,
            ScopeId,
            (LimitUnit)Unit,
            (LimitWindow)Window,
            Model.Length == 0 ? null : Model,
            Amount,
            BlockAt,
            AlertColumn.Read(AlertAt),
            TimeZoneInfo.FindSystemTimeZoneById(Zone)
        )
        {
            Currency = Currency,
        };

    public LimitRow ToRow() =>
        new()
        {
            Id = Id,
            Scope = (LimitScope)Scope,
            ScopeId = ScopeId,
            Unit = (LimitUnit)Unit,
            Amount = Amount,
            BlockAt = BlockAt,
            AlertAt = AlertColumn.Read(AlertAt),
            Removed = false,
        };
}
