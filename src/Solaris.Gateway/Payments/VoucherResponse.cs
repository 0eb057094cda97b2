namespace Solaris.Payments;

/// <summary>A voucher.</summary>
/// <param name="Hint">The last four characters of its code.</param>
/// <param name="Uses">People who may redeem it, each once.</param>
/// <param name="Redeemed">People who have.</param>
/// <param name="Status"><c>open</c>, <c>used</c>, <c>expired</c> or <c>withdrawn</c>.</param>
/// <param name="Secret">The code: only in the answer that makes it.</param>
public sealed record VoucherResponse(
    Guid Id,
    string Hint,
    long Tokens,
    int ValidityDays,
    int Uses,
    int Redeemed,
    DateTimeOffset ExpiresAt,
    DateTimeOffset CreatedAt,
    string Status,
    string? Secret
)
{
    internal static VoucherResponse Of(Voucher voucher, DateTimeOffset now, string? secret = null) =>
        new(
            voucher.Id,
            voucher.Hint,
            voucher.Tokens,
            voucher.ValidityDays,
            voucher.Uses,
            voucher.Used,
            DateTimeOffset.FromUnixTimeMilliseconds(voucher.ExpiresAt),
            DateTimeOffset.FromUnixTimeMilliseconds(voucher.CreatedAt),
            StatusOf(voucher, now.ToUnixTimeMilliseconds()),
            secret
        );

    private static string StatusOf(Voucher voucher, long now)
    {
        if (voucher.WithdrawnAt is not null)
        {
            return "withdrawn";
        }
        if (voucher.Used >= voucher.Uses)
        {
            return "used";
        }
        return voucher.ExpiresAt <= now ? "expired" : "open";
    }
}
