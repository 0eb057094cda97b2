using Solaris.Accounts;
using Solaris.Quotas;

namespace Solaris.Payments;

/// <summary>Tokens that an administrator gives: an order of no price, whose reason is kept.</summary>
internal sealed class Credits(Shop shop, OrganisationStore organisations, TimeProvider clock)
{
    /// <param name="giver">Null for automation.</param>
    public async Task<Outcome<Order>> GiveAsync(Guid? giver, CreditRequest request, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var scope = LimitNames.Scope(request.Scope) ?? LimitScope.User;
        var order = new Order
        {
            OrganisationId = organisation.Id.Value,
            BuyerId = giver,
            Scope = (int)scope,
            ScopeId = scope == LimitScope.Organisation ? organisation.Id.Value : request.ScopeId ?? Guid.Empty,
            Provider = OrderSource.Credit,
            Method = OrderSource.Credit,
            Name = OrderSource.Credit,
            Tokens = request.Tokens ?? 0,
            ValidityDays = request.ValidityDays ?? Pack.Year,
            RequestKey = request.RequestKey,
            Reason = request.Reason.Trim(),
        };
        return await shop.GiveAsync(order, clock.GetUtcNow(), cancellationToken);
    }
}
