using Microsoft.Extensions.Options;

namespace Solaris.Payments.Pix;

/// <summary>Pix straight at the receiver's bank, by the API Pix of the Banco Central.</summary>
internal sealed class PixProvider(PixApi api, IOptions<PixOptions> options, TimeProvider clock) : IPaymentProvider
{
    public const string ProviderName = "pix";

    /// <summary>Money can be sent back for 90 days, and the bank lists it by the day it came.</summary>
    private const int RefundDays = 90;

    /// <summary>Banks refuse longer spans.</summary>
    private const int SpanDays = 30;

    public string Name => ProviderName;

    public bool IsOn => options.Value.IsOn;

    public IReadOnlyList<string> Methods { get; } = [PaymentMethod.Pix];

    public TimeSpan PollEvery { get; } = TimeSpan.FromSeconds(15);

    public Task<ProviderAnswer<Charge>> CreateChargeAsync(ChargeRequest request, CancellationToken cancellationToken) =>
        ProviderCall.AnswerAsync<Charge>(async () =>
        {
            var lifetime = request.ExpiresAt - clock.GetUtcNow();
            if (lifetime < TimeSpan.FromSeconds(1))
            {
                return ProviderCall.No<Charge>(ProviderFailure.Refused, "The order has expired.");
            }
            var charge = await api.CreateChargeAsync(
                request.Reference,
                request.Centavos,
                lifetime,
                request.Description,
                cancellationToken
            );
            return Asks(charge, request.Centavos)
                ? ToCharge(charge, request.Centavos)
                : ProviderCall.No<Charge>(
                    ProviderFailure.Refused,
                    "The bank's code is broken or asks for another amount."
                );
        });

    public Task<ProviderAnswer<ChargeState>> GetChargeAsync(ChargeKey key, CancellationToken cancellationToken) =>
        ProviderCall.AnswerAsync<ChargeState>(async () =>
        {
            if (await api.GetChargeAsync(key.Reference, cancellationToken) is not { } charge)
            {
                return ProviderFailure.NotFound;
            }
            // Only money of this charge: what another charge's id hides in the answer is not ours to count.
            var payments = charge
                .Pix.Where(one => (one.Txid ?? charge.Txid) == charge.Txid)
                .Select(ToPayment)
                .OfType<Payment>();
            return charge.Txid == key.Reference && charge.Centavos is { } centavos
                ? new ChargeState(ToCharge(charge, centavos), [.. payments])
                : ProviderCall.No<ChargeState>(ProviderFailure.Away, "The bank answered with another charge.");

            Payment? ToPayment(PixReceived one) => (one with { Txid = charge.Txid }).ToPayment();
        });

    /// <summary>What came in this time, and what came earlier but went back in this time.</summary>
    public Task<ProviderAnswer<IReadOnlyList<Payment>>> ListPaymentsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) =>
        ProviderCall.AnswerAsync<IReadOnlyList<Payment>>(async () =>
        {
            var found = new Dictionary<string, Payment>(StringComparer.Ordinal);
            await foreach (var received in api.ListReceivedAsync(from, to, onlyRefunded: false, cancellationToken))
            {
                Add(received);
            }
            for (var until = from; until > from.AddDays(-RefundDays); until = until.AddDays(-SpanDays))
            {
                var since = until.AddDays(-SpanDays);
                await foreach (
                    var received in api.ListReceivedAsync(since, until, onlyRefunded: true, cancellationToken)
                )
                {
                    Add(received);
                }
            }
            return new(found.Values.ToList(), ProviderFailure.None, Detail: null);

            void Add(PixReceived received)
            {
                if (received.Txid is not null && received.ToPayment() is { } payment && payment.UpdatedAt >= from)
                {
                    found[payment.PaymentId] = payment;
                }
            }
        });

    public Task<ProviderAnswer<Payment>> RefundAsync(RefundRequest request, CancellationToken cancellationToken) =>
        ProviderCall.AnswerAsync<Payment>(async () =>
        {
            var id = request.EndToEndId ?? request.PaymentId;
            var refund = await api.RefundAsync(id, request.Key, request.Centavos, cancellationToken);
            if (refund.Status == PixRefund.Failed)
            {
                return ProviderCall.No<Payment>(ProviderFailure.Refused, refund.Motivo);
            }
            var received = await api.GetReceivedAsync(id, cancellationToken);
            return received?.ToPayment() is { } payment ? payment : ProviderFailure.NotFound;
        });

    /// <summary>Tells the bank where to post. The secret goes along, and `/pix`, which the bank appends, falls into a name nobody reads.</summary>
    public Task RegisterWebhookAsync(Uri address, CancellationToken cancellationToken)
    {
        var secret = Uri.EscapeDataString(options.Value.WebhookSecret!);
        var told = $"{address.GetLeftPart(UriPartial.Path)}?{PixWebhook.SecretName}={secret}&ignorar=";
        return api.RegisterWebhookAsync(told, cancellationToken);
    }

    public WebhookReading ReadWebhook(Webhook webhook) =>
        options.Value.WebhookSecret is { Length: > 0 } secret
            ? PixWebhook.Read(webhook, secret)
            : WebhookReading.Untrusted;

    private static bool Asks(PixCharge charge, long centavos) =>
        charge.Centavos == centavos && BrCode.Read(charge.PixCopiaECola ?? "") is { } code && code.Fits(centavos);

    private Charge ToCharge(PixCharge charge, long centavos)
    {
        // The API has no status for a charge that expired: it stays active.
        var isOpen = charge.Status == PixCharge.Active && clock.GetUtcNow() < charge.ExpiresAt;
        return new(
            charge.Txid,
            charge.Txid,
            centavos,
            "BRL",
            isOpen ? ChargeStatus.Open : ChargeStatus.Closed,
            charge.PixCopiaECola,
            RedirectUrl: null,
            charge.ExpiresAt
        );
    }
}
