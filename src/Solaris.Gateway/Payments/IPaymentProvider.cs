namespace Solaris.Payments;

/// <summary>
/// Someone who takes money for us. Nothing it says in a webhook is believed: a webhook only names what to fetch, and
/// <see cref="GetChargeAsync"/> tells what is true. Expected failures are answers; exceptions are for bugs.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>Its name in routes and rows: <c>pix</c>, <c>mercadopago</c>, <c>stripe</c>, <c>simulated</c>.</summary>
    string Name { get; }

    /// <summary>False while a secret that it needs is unset: it takes no orders, and its webhook answers 404.</summary>
    bool IsOn { get; }

    /// <summary>Of <see cref="PaymentMethod"/>; the first is offered first.</summary>
    IReadOnlyList<string> Methods { get; }

    /// <summary>How long an unpaid charge goes without being asked for: webhooks get lost, so this is the guarantee.</summary>
    TimeSpan PollEvery { get; }

    /// <summary>Makes a charge. The same <see cref="ChargeRequest.Reference"/> again gives the same charge, never a second one.</summary>
    Task<ProviderAnswer<Charge>> CreateChargeAsync(ChargeRequest request, CancellationToken cancellationToken);

    /// <summary>The charge as it stands, with every payment made on it.</summary>
    Task<ProviderAnswer<ChargeState>> GetChargeAsync(ChargeKey key, CancellationToken cancellationToken);

    /// <summary>Every payment that began or changed in this time, for reconciliation.</summary>
    Task<ProviderAnswer<IReadOnlyList<Payment>>> ListPaymentsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );

    /// <summary>Asks for money to go back; the same <see cref="RefundRequest.Key"/> again changes nothing. Its answer may still be under way.</summary>
    Task<ProviderAnswer<Payment>> RefundAsync(RefundRequest request, CancellationToken cancellationToken);

    /// <summary>Checks the signature of a webhook, and says what it is about. Its amounts and states are not read.</summary>
    WebhookReading ReadWebhook(Webhook webhook);
}
