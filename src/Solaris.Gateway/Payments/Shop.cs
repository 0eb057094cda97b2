using Microsoft.Extensions.Options;
using Solaris.Accounts;

namespace Solaris.Payments;

/// <summary>Takes orders. Whoever redeems, gives or buys gets an order; the worker does the rest.</summary>
internal sealed class Shop(
    OrderStore orders,
    PackStore packs,
    Cashier cashier,
    Wallets wallets,
    IOptions<PaymentsOptions> options
)
{
    private static readonly ChangeError NoLimit = ChangeError.Conflict(
        "Tokens are not limited there, so there is nothing to add to."
    );

    /// <summary>A pack for the person who pays it; the same request again is the same order.</summary>
    public async Task<Outcome<Order>> BuyAsync(
        UserId buyer,
        BuyRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await orders.FindAsync(buyer.Value, request.RequestKey, cancellationToken) is { } known)
        {
            return known;
        }
        if (await packs.FindAsync(request.PackId ?? Guid.Empty, cancellationToken) is not { OnSale: 1 } pack)
        {
            return ChangeError.Invalid("packId", "Not a pack on sale.");
        }
        if (cashier.Find(request.Provider) is not { } provider)
        {
            return ChangeError.Invalid("provider", "Not a provider that is on.");
        }
        var method = request.Method ?? provider.Methods[0];
        if (!provider.Methods.Contains(method, StringComparer.Ordinal))
        {
            return ChangeError.Invalid("method", "The provider does not offer it.");
        }
        if (await wallets.LimitAsync(LimitScope.User, buyer.Value, cancellationToken) is null)
        {
            return NoLimit;
        }
        var order = new Order
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = pack.OrganisationId,
            PackId = pack.Id,
            BuyerId = buyer.Value,
            Scope = (int)LimitScope.User,
            ScopeId = buyer.Value,
            Provider = provider.Name,
            Method = method,
            Name = pack.Name,
            Tokens = pack.Tokens,
            Centavos = pack.Centavos,
            ValidityDays = pack.ValidityDays,
            RequestKey = request.RequestKey,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            ExpiresAt = now.AddMinutes(options.Value.ChargeMinutes).ToUnixTimeMilliseconds(),
            PollAt = now.ToUnixTimeMilliseconds(),
        };
        return await AddAsync(order, cancellationToken);
    }

    /// <summary>An order that is paid already: a credit or a voucher.</summary>
    public async Task<Outcome<Order>> GiveAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(order.BuyerId, order.RequestKey, cancellationToken) is { } known)
        {
            return known;
        }
        if (await wallets.LimitAsync((LimitScope)order.Scope, order.ScopeId, cancellationToken) is null)
        {
            return NoLimit;
        }
        var at = now.ToUnixTimeMilliseconds();
        var given = order with
        {
            Id = Guid.CreateVersion7(now),
            Status = OrderStatus.Paid,
            CreatedAt = at,
            ExpiresAt = at,
            PaidAt = at,
            PollAt = at,
            EndsAt = now.AddDays(order.ValidityDays).ToUnixTimeMilliseconds(),
        };
        return await AddAsync(given, cancellationToken);
    }

    /// <summary>Two requests at once: one of them made the order.</summary>
    private async Task<Outcome<Order>> AddAsync(Order order, CancellationToken cancellationToken)
    {
        if (await orders.AddAsync(order, cancellationToken))
        {
            return order;
        }
        return await orders.FindAsync(order.BuyerId, order.RequestKey, cancellationToken) is { } known
            ? known
            : ChangeError.Conflict("It was redeemed already.");
    }
}
