using Microsoft.Extensions.Options;

namespace Solaris.Payments.MercadoPago;

/// <summary>Mercado Pago: Pix by its Orders API, cards on its own checkout page.</summary>
internal sealed partial class MercadoPagoProvider(
    MercadoPagoApi api,
    IOptions<MercadoPagoOptions> options,
    TimeProvider clock,
    ILogger<MercadoPagoProvider> logger
) : IPaymentProvider
{
    public const string ProviderName = "mercadopago";

    /// <summary>Marks references of the checkout page: payments of orders can show up in both lists, and must count once.</summary>
    private const string CheckoutMark = "-card";

    private const string OrderPrefix = "ORD";

    /// <summary>How long after its order a Pix can be taken back; orders are listed by the day they were made.</summary>
    private static readonly TimeSpan Disputable = TimeSpan.FromDays(90);

    /// <summary>A reference is looked for only while its order is new.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    /// <summary>It takes no Pix that expires sooner.</summary>
    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromMinutes(30);

    public string Name => ProviderName;

    public bool IsOn => options.Value.IsOn;

    public IReadOnlyList<string> Methods { get; } = [PaymentMethod.Pix, PaymentMethod.Card];

    public TimeSpan PollEvery { get; } = TimeSpan.FromSeconds(20);

    public Task<ProviderAnswer<Charge>> CreateChargeAsync(ChargeRequest request, CancellationToken cancellationToken) =>
        ProviderCall.AnswerAsync(() =>
            request.Method == PaymentMethod.Card
                ? CreateCheckoutAsync(request, cancellationToken)
                : CreatePixAsync(request, cancellationToken)
        );

    public Task<ProviderAnswer<ChargeState>> GetChargeAsync(ChargeKey key, CancellationToken cancellationToken) =>
        ProviderCall.AnswerAsync(() =>
            key.ProviderId is null || IsOrder(key.ProviderId)
                ? GetOrderAsync(key, cancellationToken)
                : GetCheckoutAsync(key.Reference, key.ProviderId, cancellationToken)
        );

    public Task<ProviderAnswer<IReadOnlyList<Payment>>> ListPaymentsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) =>
        ProviderCall.AnswerAsync<IReadOnlyList<Payment>>(async () =>
        {
            var found = new List<Payment>();
            await foreach (var order in api.ListOrdersAsync(from - Disputable, to, reference: null, cancellationToken))
            {
                found.AddRange(MercadoPagoReading.ToPayments(order).Where(payment => payment.UpdatedAt >= from));
            }
            await foreach (var payment in api.ListPaymentsAsync(from, to, cancellationToken))
            {
                if (payment.ExternalReference?.EndsWith(CheckoutMark, StringComparison.Ordinal) == true)
                {
                    found.AddRange(OfCheckout(payment, payment.ExternalReference[..^CheckoutMark.Length]));
                }
            }
            return new(found, ProviderFailure.None, Detail: null);
        });

    public Task<ProviderAnswer<Payment>> RefundAsync(RefundRequest request, CancellationToken cancellationToken) =>
        ProviderCall.AnswerAsync<Payment>(async () =>
        {
            if (MercadoPagoReading.OrderOf(request.PaymentId) is var (orderId, paymentId))
            {
                await api.RefundOrderAsync(orderId, paymentId, request.Centavos, request.Key, cancellationToken);
                var order = await api.GetOrderAsync(orderId, cancellationToken);
                return order is not null && OfOrder(order, request.PaymentId) is { } refunded
                    ? refunded
                    : ProviderFailure.NotFound;
            }
            await api.RefundPaymentAsync(request.PaymentId, request.Centavos, request.Key, cancellationToken);
            var payment = await api.GetPaymentAsync(request.PaymentId, cancellationToken);
            return payment is not null && OfCheckout(payment, request.Reference) is [var one]
                ? one
                : ProviderFailure.NotFound;
        });

    /// <summary>Nothing but the id of the query is read: that is all the signature covers.</summary>
    public WebhookReading ReadWebhook(Webhook webhook)
    {
        var dataId = webhook.Query["data.id"].ToString();
        var signature = webhook.Headers["x-signature"].ToString();
        if (options.Value.WebhookSecret is not { Length: > 0 } secret)
        {
            return WebhookReading.Untrusted;
        }
        var requestId = webhook.Headers["x-request-id"].ToString();
        var verdict = MercadoPagoSignature.Verify(signature, requestId, dataId, secret, clock.GetUtcNow());
        LogSignature(verdict);
        return MercadoPagoSignature.IsAccepted(verdict)
            ? new(Trusted: true, Notices(dataId, signature))
            : WebhookReading.Untrusted;
    }

    private async Task<ProviderAnswer<Charge>> CreatePixAsync(
        ChargeRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.PayerEmail is null)
        {
            return ProviderCall.No<Charge>(
                ProviderFailure.Refused,
                "Mercado Pago insists on the buyer's e-mail address."
            );
        }
        var left = request.ExpiresAt - clock.GetUtcNow();
        var order = await api.CreatePixOrderAsync(
            request.Reference,
            request.Centavos,
            left > ShortestLifetime ? left : ShortestLifetime,
            request.Description,
            request.PayerEmail,
            cancellationToken
        );
        return order.Centavos == request.Centavos && order.Payment?.PaymentMethod?.QrCode is not null
            ? MercadoPagoReading.ToCharge(order, request.Reference, request.Centavos) with
            {
                ExpiresAt = request.ExpiresAt,
            }
            : ProviderCall.No<Charge>(ProviderFailure.Refused, "Mercado Pago gave no code, or one for another amount.");
    }

    private async Task<ProviderAnswer<Charge>> CreateCheckoutAsync(
        ChargeRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.ReturnUrl is not { } returnTo)
        {
            return new(
                Value: null,
                ProviderFailure.Refused,
                "The gateway does not know its own address: set SOLARIS_URL."
            );
        }
        var page = await api.CreateCheckoutAsync(
            request.Reference + CheckoutMark,
            request.Centavos,
            request.Description,
            returnTo,
            request.ExpiresAt,
            cancellationToken
        );
        return OfCheckout(page, request.Reference, request.Centavos) with { ExpiresAt = request.ExpiresAt };
    }

    private async Task<ProviderAnswer<ChargeState>> GetOrderAsync(ChargeKey key, CancellationToken cancellationToken)
    {
        var order = key.ProviderId is { } id
            ? await api.GetOrderAsync(id, cancellationToken)
            : await FindOrderAsync(key.Reference, cancellationToken);
        if (order is null)
        {
            return ProviderFailure.NotFound;
        }
        return order.ExternalReference == key.Reference && order.Centavos is { } centavos
            ? new ChargeState(
                MercadoPagoReading.ToCharge(order, key.Reference, centavos),
                [.. MercadoPagoReading.ToPayments(order)]
            )
            : ProviderCall.No<ChargeState>(ProviderFailure.Refused, "Mercado Pago's order is of somebody else.");
    }

    private async Task<MercadoPagoOrder?> FindOrderAsync(string reference, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await foreach (var order in api.ListOrdersAsync(now - Recent, now, reference, cancellationToken))
        {
            if (order.ExternalReference == reference)
            {
                return order;
            }
        }
        return null;
    }

    private async Task<ProviderAnswer<ChargeState>> GetCheckoutAsync(
        string reference,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await api.GetCheckoutAsync(id, cancellationToken) is not { Centavos: { } centavos } page)
        {
            return ProviderFailure.NotFound;
        }
        var payments = await api.FindPaymentsAsync(reference + CheckoutMark, cancellationToken);
        var ours = payments.Where(payment => payment.ExternalReference == reference + CheckoutMark);
        return new ChargeState(
            OfCheckout(page, reference, centavos),
            [.. ours.SelectMany(payment => OfCheckout(payment, reference))]
        );
    }

    private Charge OfCheckout(Preference page, string reference, long centavos)
    {
        var isOpen = page.ExpirationDateTo is null || clock.GetUtcNow() < page.ExpirationDateTo;
        var status = isOpen ? ChargeStatus.Open : ChargeStatus.Closed;
        return new(page.Id, reference, centavos, "BRL", status, PixCode: null, page.InitPoint, page.ExpirationDateTo);
    }

    private static Payment[] OfCheckout(MercadoPagoPayment payment, string reference) =>
        MercadoPagoReading.ToPayment(payment, reference) is { } one ? [one] : [];

    private static Payment? OfOrder(MercadoPagoOrder order, string paymentId) =>
        MercadoPagoReading.ToPayments(order).FirstOrDefault(payment => payment.PaymentId == paymentId);

    private static WebhookNotice[] Notices(string dataId, string signature) =>
        IsOrder(dataId) ? [new(signature, null, dataId.ToUpperInvariant(), null)]
        : dataId.Length > 0 && dataId.All(char.IsAsciiDigit) ? [new(signature, null, null, dataId)]
        : [];

    private static bool IsOrder(string id) => id.StartsWith(OrderPrefix, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(LogLevel.Debug, "The signature of a notification of Mercado Pago is {Verdict}")]
    private partial void LogSignature(SignatureVerdict verdict);
}
