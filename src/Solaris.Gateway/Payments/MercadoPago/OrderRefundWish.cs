namespace Solaris.Payments.MercadoPago;

/// <summary>Body of `POST /v1/orders/{id}/refund` for a part of the money; the whole is asked for by an empty body.</summary>
internal sealed record OrderRefundWish(IReadOnlyList<OrderRefundPart> Transactions);

/// <param name="Id">The payment's id.</param>
internal sealed record OrderRefundPart(string Id, string Amount);
