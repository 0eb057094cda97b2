namespace Solaris.Payments.MercadoPago;

/// <summary>Body of `POST /checkout/preferences`: Mercado Pago's own page takes the card, so that no card number comes near us.</summary>
internal sealed record PreferenceWish(
    IReadOnlyList<PreferenceItem> Items,
    string ExternalReference,
    PreferenceReturn BackUrls,
    DateTimeOffset ExpirationDateTo
)
{
    public bool Expires { get; } = true;

    /// <summary>Cards only: what is paid days later has its own way, by Pix.</summary>
    public PreferenceMethods PaymentMethods { get; } = new([new("ticket"), new("bank_transfer"), new("atm")]);
}

internal sealed record PreferenceItem(string Id, string Title, decimal UnitPrice)
{
    public int Quantity { get; } = 1;

    public string CurrencyId { get; } = "BRL";
}

internal sealed record PreferenceReturn(string Success, string Pending, string Failure);

internal sealed record PreferenceMethods(IReadOnlyList<PreferenceExclusion> ExcludedPaymentTypes);

internal sealed record PreferenceExclusion(string Id);
