namespace Solaris.Payments;

/// <summary>A row of <c>payment_fact</c>: the last that a provider said of a payment.</summary>
internal sealed record PaymentFact
{
    public const string Columns = """
        provider as "Provider", payment_id as "PaymentId", order_id as "OrderId", end_to_end_id as "EndToEndId",
        centavos as "Centavos", currency as "Currency", refunded_centavos as "RefundedCentavos", status as "Status",
        updated_at as "UpdatedAt"
        """;

    public string Provider { get; init; } = "";
    public string PaymentId { get; init; } = "";
    public Guid? OrderId { get; init; }
    public string? EndToEndId { get; init; }
    public long Centavos { get; init; }
    public string Currency { get; init; } = "";
    public long RefundedCentavos { get; init; }
    public int Status { get; init; }
    public long UpdatedAt { get; init; }

    public PaymentStatus State => (PaymentStatus)Status;

    /// <summary>Whether we still have any of the money.</summary>
    public bool IsKept => State == PaymentStatus.Paid && RefundedCentavos < Centavos;
}
