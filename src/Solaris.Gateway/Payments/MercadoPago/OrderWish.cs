namespace Solaris.Payments.MercadoPago;

/// <summary>Body of `POST /v1/orders`: one payment by Pix.</summary>
internal sealed record OrderWish(
    string ExternalReference,
    string TotalAmount,
    string Description,
    OrderPayer Payer,
    OrderTransactions Transactions
)
{
    public string Type { get; } = "online";

    public string ProcessingMode { get; } = "automatic";
}

internal sealed record OrderPayer(string Email);

internal sealed record OrderTransactions(IReadOnlyList<OrderPaymentWish> Payments);

/// <param name="ExpirationTime">An ISO 8601 duration, 30 minutes to 30 days.</param>
internal sealed record OrderPaymentWish(string Amount, string ExpirationTime)
{
    public OrderMethodWish PaymentMethod { get; } = new("pix", "bank_transfer");
}

internal sealed record OrderMethodWish(string Id, string Type);
