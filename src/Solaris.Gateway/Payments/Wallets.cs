using Solaris.Ledger;

namespace Solaris.Payments;

/// <summary>Whose tokens a pack adds to: the limit of a person, a team or the organisation that it is granted on.</summary>
internal sealed class Wallets(LimitBook limits)
{
    /// <summary>The limit on all tokens with the month's window, else the longest one; null where tokens are not limited at all.</summary>
    public async Task<Limit?> LimitAsync(LimitScope scope, Guid id, CancellationToken cancellationToken) =>
        (await limits.FindAsync([(scope, id)], cancellationToken))
            .Where(limit => limit is { Unit: LimitUnit.Tokens, Model: null })
            .OrderByDescending(limit => limit.Window == LimitWindow.Month)
            .ThenByDescending(limit => limit.Window)
            .FirstOrDefault();
}
