using Solaris.Quotas;

namespace Solaris.Payments;

/// <summary>An order: a sale, a credit or a redeemed voucher, as it was agreed.</summary>
/// <param name="Scope">Whose tokens: <c>user</c>, <c>team</c> or <c>organisation</c>.</param>
/// <param name="Provider">Who took the money; <c>credit</c> or <c>voucher</c> when nobody did.</param>
/// <param name="Status"><c>pending</c>, <c>paid</c>, <c>refunding</c>, <c>refunded</c>, <c>reversed</c> or <c>expired</c>.</param>
/// <param name="Problem">What needs a person: <c>amount</c>, <c>duplicate</c>, <c>provider</c>, <c>wallet</c>, <c>reinstated</c>; null when all is well.</param>
/// <param name="PixCode">To copy and paste, and to draw as a QR code, while it can be paid.</param>
/// <param name="RedirectUrl">The provider's page to pay on, while it can be paid.</param>
/// <param name="GrantedAt">When the tokens were there.</param>
/// <param name="TokensEndAt">When what is left of them is lost.</param>
/// <param name="RefundCentavos">What goes or went back.</param>
/// <param name="CanWithdraw">Whether its buyer can take it back with one click now.</param>
public sealed record OrderResponse(
    Guid Id,
    Guid? BuyerId,
    string Scope,
    Guid ScopeId,
    string Provider,
    string Method,
    string Name,
    long Tokens,
    long Centavos,
    string Currency,
    int ValidityDays,
    string Status,
    string? Problem,
    string? Reason,
    string? PixCode,
    string? RedirectUrl,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? GrantedAt,
    DateTimeOffset? TokensEndAt,
    long? RefundCentavos,
    bool CanWithdraw
)
{
    internal static OrderResponse Of(Order order, DateTimeOffset now)
    {
        var open = order.Status == OrderStatus.Pending;
        return new(
            order.Id,
            order.BuyerId,
            LimitNames.Of((LimitScope)order.Scope),
            order.ScopeId,
            order.Provider,
            order.Method,
            order.Name,
            order.Tokens,
            order.Centavos,
            order.Currency,
            order.ValidityDays,
            order.Status,
            order.Problem,
            order.Reason,
            open ? order.PixCode : null,
            open ? order.RedirectUrl : null,
            At(order.CreatedAt),
            At(order.ExpiresAt),
            At(order.PaidAt),
            At(order.GrantedAt),
            At(order.EndsAt),
            order.RefundCentavos,
            Refunds.CanWithdraw(order, now)
        );
    }

    private static DateTimeOffset At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time);

    private static DateTimeOffset? At(long? time) => time is { } at ? At(at) : null;
}
