using System.Security.Cryptography;
using System.Text;

namespace Solaris.Payments;

/// <summary>Names a refund before it is asked for, so that asking again after a crash is asking for the same.</summary>
internal static class RefundKey
{
    /// <summary>32 hexadecimal digits; a payment is refunded once by us.</summary>
    public static string Of(Order order, PaymentFact fact) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{order.Reference}:{fact.PaymentId}")).AsSpan(0, 16)
        );
}
