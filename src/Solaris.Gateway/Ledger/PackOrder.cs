namespace Solaris.Ledger;

/// <summary>A purchased pack: tokens or micro-units of one limit that last until their own expiry.</summary>
/// <param name="OrderId">The paid order; a pack is granted once an order.</param>
/// <param name="Priority">Burnt after buckets of a lower number; a plan has 0.</param>
/// <param name="ExpiresAt">Unix milliseconds.</param>
internal sealed record PackOrder(Guid OrderId, LimitId Limit, long Amount, int Priority, long ExpiresAt);
