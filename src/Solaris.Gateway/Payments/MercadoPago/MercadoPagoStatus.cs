namespace Solaris.Payments.MercadoPago;

/// <summary>The words of both of its APIs; the documentation spells one of them in two ways.</summary>
internal static class MercadoPagoStatus
{
    public static PaymentStatus Of(string status) =>
        status switch
        {
            "approved" or "processed" or "accredited" or "refunded" or "partially_refunded" => PaymentStatus.Paid,
            "charged_back" or "in_mediation" => PaymentStatus.Disputed,
            "rejected" or "cancelled" or "canceled" or "expired" or "failed" => PaymentStatus.Failed,
            _ => PaymentStatus.Pending,
        };

    public static bool IsOpen(string status) => status is "created" or "processing" or "action_required";
}
