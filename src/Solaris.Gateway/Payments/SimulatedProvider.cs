using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Solaris.Payments;

/// <summary>Takes no money: charges live in this process, and pay themselves after some seconds. For the demo and for tests.</summary>
internal sealed class SimulatedProvider(IOptions<PaymentsOptions> options, TimeProvider clock) : IPaymentProvider
{
    public const string ProviderName = "simulated";

    /// <summary>The webhook's signature is this fixed word: there is nobody to be protected from.</summary>
    public const string SignatureHeader = "x-simulated-signature";
    public const string Signature = "simulated";

    private readonly ConcurrentDictionary<string, SimulatedCharge> _charges = new(StringComparer.Ordinal);

    public string Name => ProviderName;

    public bool IsOn => options.Value.Simulated;

    public IReadOnlyList<string> Methods { get; } = [PaymentMethod.Pix];

    public TimeSpan PollEvery { get; } = TimeSpan.FromSeconds(1);

    public Task<ProviderAnswer<Charge>> CreateChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        var charge = _charges.GetOrAdd(request.Reference, _ => new(request, clock.GetUtcNow()));
        return Task.FromResult<ProviderAnswer<Charge>>(charge.State(clock.GetUtcNow()).Charge);
    }

    public Task<ProviderAnswer<ChargeState>> GetChargeAsync(ChargeKey key, CancellationToken cancellationToken)
    {
        if (!_charges.TryGetValue(key.Reference, out var charge))
        {
            return Task.FromResult<ProviderAnswer<ChargeState>>(ProviderFailure.NotFound);
        }
        PayInTime(charge);
        return Task.FromResult<ProviderAnswer<ChargeState>>(charge.State(clock.GetUtcNow()));
    }

    public Task<ProviderAnswer<IReadOnlyList<Payment>>> ListPaymentsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        var payments = _charges
            .Values.SelectMany(charge => charge.State(to).Payments)
            .Where(payment => payment.UpdatedAt >= from && payment.UpdatedAt < to)
            .ToList();
        return Task.FromResult(
            new ProviderAnswer<IReadOnlyList<Payment>>(payments, ProviderFailure.None, Detail: null)
        );
    }

    public Task<ProviderAnswer<Payment>> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        ProviderAnswer<Payment> answer = _charges.TryGetValue(request.Reference, out var charge)
            ? charge.Refund(request, clock.GetUtcNow())
            : ProviderFailure.NotFound;
        return Task.FromResult(answer);
    }

    /// <summary>The body is our reference, and the event's key is a header: nothing else would be read of a real one either.</summary>
    public WebhookReading ReadWebhook(Webhook webhook)
    {
        if (webhook.Headers[SignatureHeader] != Signature)
        {
            return WebhookReading.Untrusted;
        }
        var reference = System.Text.Encoding.UTF8.GetString(webhook.Body.Span);
        var key = webhook.Headers["x-simulated-event"].ToString();
        return new(Trusted: true, [new(key, reference, ProviderId: null, PaymentId: null)]);
    }

    /// <summary>The buyer pays now, whether the charge has expired or not: banks let that happen.</summary>
    /// <param name="centavos">Null for what the charge asks.</param>
    public void Pay(string reference, long? centavos = null) => _charges[reference].Pay(clock.GetUtcNow(), centavos);

    /// <summary>The bank takes the money back without our asking.</summary>
    public void Dispute(string reference) => _charges[reference].Dispute(clock.GetUtcNow());

    /// <summary>Gives back what a dispute had taken.</summary>
    public void Reinstate(string reference) => _charges[reference].Reinstate(clock.GetUtcNow());

    private void PayInTime(SimulatedCharge charge)
    {
        if (options.Value.SimulatedSeconds > 0)
        {
            charge.PayAt(charge.MadeAt.AddSeconds(options.Value.SimulatedSeconds), clock.GetUtcNow());
        }
    }
}
