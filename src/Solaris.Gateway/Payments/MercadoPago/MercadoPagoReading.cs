namespace Solaris.Payments.MercadoPago;

/// <summary>Mercado Pago's orders and payments, as every provider tells them.</summary>
internal static class MercadoPagoReading
{
    private const string Reais = "BRL";
    private const string Refunded = "refunded";
    private const char Between = ':';

    /// <summary>A payment of the Orders API can be refunded only by its order's id, so both make its name.</summary>
    public static string PaymentId(string orderId, string paymentId) => $"{orderId}{Between}{paymentId}";

    /// <summary>Null for a payment of the checkout page.</summary>
    public static (string OrderId, string PaymentId)? OrderOf(string paymentId) =>
        paymentId.Split(Between) is [var order, var payment] ? (order, payment) : null;

    public static Charge ToCharge(MercadoPagoOrder order, string reference, long centavos) =>
        new(
            order.Id,
            reference,
            centavos,
            order.Currency ?? Reais,
            MercadoPagoStatus.IsOpen(order.Status) ? ChargeStatus.Open : ChargeStatus.Closed,
            order.Payment?.PaymentMethod?.QrCode,
            order.Payment?.PaymentMethod?.TicketUrl,
            ExpiresAt: null
        );

    public static IEnumerable<Payment> ToPayments(MercadoPagoOrder order) =>
        order.Transactions.Payments.Select(payment => ToPayment(order, payment)).OfType<Payment>();

    /// <param name="reference">Ours, without what marks the checkout page.</param>
    /// <returns>Null when the amount cannot be read.</returns>
    public static Payment? ToPayment(MercadoPagoPayment payment, string? reference)
    {
        if (payment is not { Centavos: { } centavos, DateLastUpdated: { } updated })
        {
            return null;
        }
        var refunded =
            payment.Status == Refunded && payment.RefundedCentavos == 0 ? centavos : payment.RefundedCentavos;
        var status = MercadoPagoStatus.Of(payment.Status);
        return new(Text(payment.Id), reference, null, centavos, payment.CurrencyId ?? "", refunded, status, updated);
    }

    private static Payment? ToPayment(MercadoPagoOrder order, OrderPayment payment)
    {
        var status = IsDisputed(order, payment) ? PaymentStatus.Disputed : MercadoPagoStatus.Of(payment.Status);
        var isMoney = status is PaymentStatus.Paid or PaymentStatus.Disputed;
        return
            (isMoney ? payment.PaidCentavos ?? payment.Centavos : payment.Centavos) is { } centavos
            && order.LastUpdatedDate is { } updated
            ? new(
                PaymentId(order.Id, payment.Id),
                order.ExternalReference,
                payment.PaymentMethod?.E2eId,
                centavos,
                order.Currency ?? Reais,
                RefundedOf(order, payment, centavos),
                status,
                updated
            )
            : null;
    }

    private static bool IsDisputed(MercadoPagoOrder order, OrderPayment payment) =>
        MercadoPagoStatus.Of(order.Status) == PaymentStatus.Disputed
        || order.Transactions.Chargebacks.Any(dispute => dispute.TransactionId == payment.Id && !dispute.IsWon);

    /// <summary>The payment's own sum, else that of its refunds that went through, else all when the order says so.</summary>
    private static long RefundedOf(MercadoPagoOrder order, OrderPayment payment, long centavos)
    {
        var refunds = order.Transactions.Refunds.Where(refund =>
            refund.TransactionId == payment.Id && MercadoPagoStatus.Of(refund.Status ?? "") == PaymentStatus.Paid
        );
        var sum = payment.RefundedCentavos ?? refunds.Sum(refund => refund.Centavos ?? 0);
        return sum == 0 && (order.Status == Refunded || payment.Status == Refunded) ? centavos : sum;
    }

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
