using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;

namespace Solaris.Payments.MercadoPago;

/// <summary>
/// What we use of Mercado Pago: the Orders API for Pix, the checkout page for cards, refunds of both, and both lists for
/// reconciliation. Facts: the types of its Node SDK 3.6.1 and its documentation.
/// </summary>
internal sealed class MercadoPagoApi(MercadoPagoHttp http)
{
    private const int PageSize = 50;
    private const int MostPages = 1_000;

    /// <summary>Makes a charge by Pix; the answer holds the code to pay.</summary>
    /// <param name="lifetime">30 minutes to 30 days.</param>
    public Task<MercadoPagoOrder> CreatePixOrderAsync(
        string reference,
        long centavos,
        TimeSpan lifetime,
        string description,
        string email,
        CancellationToken cancellationToken
    )
    {
        var amount = Reais.Write(centavos);
        var payment = new OrderPaymentWish(amount, XmlConvert.ToString(lifetime));
        var wish = new OrderWish(reference, amount, description, new(email), new([payment]));
        return http.PostAsync(
            "v1/orders",
            reference,
            (wish, MercadoPagoJson.Default.OrderWish),
            MercadoPagoJson.Default.MercadoPagoOrder,
            cancellationToken
        );
    }

    /// <summary>Makes a page on which the buyer pays by card.</summary>
    public Task<Preference> CreateCheckoutAsync(
        string reference,
        long centavos,
        string title,
        Uri returnTo,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        var back = new PreferenceReturn(returnTo.AbsoluteUri, returnTo.AbsoluteUri, returnTo.AbsoluteUri);
        var wish = new PreferenceWish([new(reference, title, centavos / 100m)], reference, back, expiresAt);
        return http.PostAsync(
            "checkout/preferences",
            reference,
            (wish, MercadoPagoJson.Default.PreferenceWish),
            MercadoPagoJson.Default.Preference,
            cancellationToken
        );
    }

    public Task<MercadoPagoOrder?> GetOrderAsync(string id, CancellationToken cancellationToken) =>
        http.GetAsync($"v1/orders/{Escape(id)}", MercadoPagoJson.Default.MercadoPagoOrder, cancellationToken);

    public Task<MercadoPagoPayment?> GetPaymentAsync(string id, CancellationToken cancellationToken) =>
        http.GetAsync($"v1/payments/{Escape(id)}", MercadoPagoJson.Default.MercadoPagoPayment, cancellationToken);

    public Task<Preference?> GetCheckoutAsync(string id, CancellationToken cancellationToken) =>
        http.GetAsync($"checkout/preferences/{Escape(id)}", MercadoPagoJson.Default.Preference, cancellationToken);

    /// <summary>Payments of one reference: what a buyer paid on the checkout page, failed attempts included.</summary>
    public async Task<IReadOnlyList<MercadoPagoPayment>> FindPaymentsAsync(
        string reference,
        CancellationToken cancellationToken
    )
    {
        var path = $"v1/payments/search?external_reference={Escape(reference)}&limit={PageSize}";
        var page = await http.GetAsync(path, MercadoPagoJson.Default.PaymentPage, cancellationToken);
        return page?.Results ?? [];
    }

    /// <summary>Orders made in a span of time.</summary>
    /// <param name="reference">Only those of it; null for all.</param>
    public async IAsyncEnumerable<MercadoPagoOrder> ListOrdersAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        string? reference,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var of = reference is null ? "" : $"&external_reference={Escape(reference)}";
        var span = $"v1/orders?begin_date={Moment(from)}&end_date={Moment(to)}&page_size={PageSize}{of}";
        for (var number = 1; number <= MostPages; number++)
        {
            var page = await http.GetAsync(
                $"{span}&page={number}",
                MercadoPagoJson.Default.OrderPage,
                cancellationToken
            );
            foreach (var order in page?.Data ?? [])
            {
                yield return order;
            }
            if (page is null || number >= page.Paging.TotalPages)
            {
                yield break;
            }
        }
    }

    /// <summary>Payments that changed in a span of time, refunds and disputes included.</summary>
    public async IAsyncEnumerable<MercadoPagoPayment> ListPaymentsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var span =
            $"v1/payments/search?range=date_last_updated&begin_date={Moment(from)}&end_date={Moment(to)}&limit={PageSize}";
        for (var offset = 0; offset < MostPages * PageSize; offset += PageSize)
        {
            var page = await http.GetAsync(
                $"{span}&offset={offset}",
                MercadoPagoJson.Default.PaymentPage,
                cancellationToken
            );
            foreach (var payment in page?.Results ?? [])
            {
                yield return payment;
            }
            if (page is null || offset + PageSize >= page.Paging.Total)
            {
                yield break;
            }
        }
    }

    /// <summary>Sends a part of an order's money back; the answer is the order with its refunds.</summary>
    public Task<MercadoPagoOrder> RefundOrderAsync(
        string orderId,
        string paymentId,
        long centavos,
        string idempotencyKey,
        CancellationToken cancellationToken
    ) =>
        http.PostAsync(
            $"v1/orders/{Escape(orderId)}/refund",
            idempotencyKey,
            (new OrderRefundWish([new(paymentId, Reais.Write(centavos))]), MercadoPagoJson.Default.OrderRefundWish),
            MercadoPagoJson.Default.MercadoPagoOrder,
            cancellationToken
        );

    public Task<PaymentRefund> RefundPaymentAsync(
        string paymentId,
        long centavos,
        string idempotencyKey,
        CancellationToken cancellationToken
    ) =>
        http.PostAsync(
            $"v1/payments/{Escape(paymentId)}/refunds",
            idempotencyKey,
            (new PaymentRefundWish(centavos / 100m), MercadoPagoJson.Default.PaymentRefundWish),
            MercadoPagoJson.Default.PaymentRefund,
            cancellationToken
        );

    private static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string Escape(string part) => Uri.EscapeDataString(part);
}
