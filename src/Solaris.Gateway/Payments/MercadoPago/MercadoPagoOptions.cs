namespace Solaris.Payments.MercadoPago;

/// <summary>The seller's account at Mercado Pago.</summary>
internal sealed class MercadoPagoOptions
{
    public const string Section = "Payments:MercadoPago";

    public string BaseUrl { get; set; } = "https://api.mercadopago.com";

    public string? AccessToken { get; set; }

    /// <summary>The secret signature of the application's notifications; without it nothing is on.</summary>
    public string? WebhookSecret { get; set; }

    public bool IsOn => AccessToken is not null && !string.IsNullOrEmpty(WebhookSecret);
}
