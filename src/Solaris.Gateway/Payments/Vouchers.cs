using Solaris.Accounts;

namespace Solaris.Payments;

/// <summary>Makes vouchers and redeems them.</summary>
internal sealed class Vouchers(VoucherStore store, Shop shop, OrganisationStore organisations, TimeProvider clock)
{
    /// <summary>The voucher and its code, which is not kept.</summary>
    public async Task<(Voucher Voucher, string Code)> MakeAsync(
        VoucherRequest request,
        CancellationToken cancellationToken
    )
    {
        var (now, code) = (clock.GetUtcNow(), VoucherCode.Make());
        var voucher = new Voucher
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = (await organisations.GetAsync(cancellationToken)).Id.Value,
            Digest = VoucherCode.Digest(code),
            Hint = VoucherCode.Hint(code),
            Tokens = request.Tokens ?? 0,
            ValidityDays = request.ValidityDays ?? Pack.Year,
            Uses = request.Uses ?? 1,
            ExpiresAt = (request.ExpiresAt ?? now).ToUnixTimeMilliseconds(),
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        await store.AddAsync(voucher, cancellationToken);
        return (voucher, code);
    }

    /// <summary>Within the route's transaction: a use that becomes no order is taken back with it.</summary>
    public async Task<Outcome<Order>> RedeemAsync(UserId person, string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var digest = VoucherCode.Digest(code);
        if (await store.UseAsync(digest, now.ToUnixTimeMilliseconds(), cancellationToken) is not { } voucher)
        {
            return ChangeError.Invalid("code", "No voucher that can be redeemed.");
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        var order = new Order
        {
            OrganisationId = organisation.Id.Value,
            VoucherId = voucher.Id,
            BuyerId = person.Value,
            Scope = (int)LimitScope.User,
            ScopeId = person.Value,
            Provider = OrderSource.Voucher,
            Method = OrderSource.Voucher,
            Name = $"…{voucher.Hint}",
            Tokens = voucher.Tokens,
            ValidityDays = voucher.ValidityDays,
            RequestKey = $"voucher-{voucher.Id:N}",
        };
        var outcome = await shop.GiveAsync(order, now, cancellationToken);
        return outcome.Value is { } made && made.CreatedAt < now.ToUnixTimeMilliseconds()
            ? ChangeError.Conflict("You have redeemed it already.")
            : outcome;
    }
}
