using System.Text.Json.Serialization;

namespace Solaris.Payments.MercadoPago;

/// <summary>An order of the Orders API; names are the API's.</summary>
internal sealed record MercadoPagoOrder
{
    public required string Id { get; init; }

    /// <summary>created, processing, action_required, processed, refunded, expired, failed, cancelled (or canceled), charged_back.</summary>
    public required string Status { get; init; }

    public string? StatusDetail { get; init; }

    public string? ExternalReference { get; init; }

    public string? TotalAmount { get; init; }

    /// <summary>ISO 4217; left out by accounts of one country.</summary>
    public string? Currency { get; init; }

    public DateTimeOffset? LastUpdatedDate { get; init; }

    public OrderMovements Transactions
    {
        get => field ?? new();
        init;
    }

    [JsonIgnore]
    public long? Centavos => Reais.Read(TotalAmount);

    [JsonIgnore]
    public OrderPayment? Payment => Transactions.Payments is [var first, ..] ? first : null;
}

/// <summary>What happened with the order's money.</summary>
internal sealed record OrderMovements
{
    public IReadOnlyList<OrderPayment> Payments
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<OrderRefund> Refunds
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<OrderDispute> Chargebacks
    {
        get => field ?? [];
        init;
    }
}

internal sealed record OrderPayment(string Id, string Status)
{
    public string? StatusDetail { get; init; }

    public string? Amount { get; init; }

    public string? PaidAmount { get; init; }

    public string? RefundedAmount { get; init; }

    public OrderMethod? PaymentMethod { get; init; }

    [JsonIgnore]
    public long? Centavos => Reais.Read(Amount);

    [JsonIgnore]
    public long? PaidCentavos => Reais.Read(PaidAmount);

    [JsonIgnore]
    public long? RefundedCentavos => Reais.Read(RefundedAmount);
}

internal sealed record OrderMethod
{
    /// <summary>The BR Code to copy and paste.</summary>
    public string? QrCode { get; init; }

    /// <summary>A page of Mercado Pago that shows it.</summary>
    public string? TicketUrl { get; init; }

    public string? E2eId { get; init; }
}

internal sealed record OrderRefund(string Id, string? TransactionId, string? Amount, string? Status)
{
    [JsonIgnore]
    public long? Centavos => Reais.Read(Amount);
}

/// <param name="Status">`reimbursed` when the seller won.</param>
internal sealed record OrderDispute(string Id, string? TransactionId, string? Status)
{
    [JsonIgnore]
    public bool IsWon => Status == "reimbursed";
}
