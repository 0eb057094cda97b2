namespace Solaris.Payments.Pix;

/// <summary>The receiver's account at a bank that speaks the API Pix of the Banco Central.</summary>
internal sealed class PixOptions
{
    public const string Section = "Payments:Pix";

    /// <summary>Where `/cob` and `/pix` are, such as https://pix.example.com/api/v2.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Where tokens are given; without it BaseUrl's host with /oauth/token.</summary>
    public string? TokenUrl { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>PKCS#12 (.pfx, .p12), or PEM with the certificate and its key.</summary>
    public string? CertificatePath { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>The receiver's Pix key, to which charges are paid.</summary>
    public string? Key { get; set; }

    /// <summary>What the address given to the bank ends in; without it nothing is on.</summary>
    public string? WebhookSecret { get; set; }

    public bool IsOn =>
        BaseUrl is not null
        && ClientId is not null
        && ClientSecret is not null
        && Key is not null
        && !string.IsNullOrEmpty(WebhookSecret);

    public Uri TokenAddress => TokenUrl is { } own ? new(own) : new(new Uri(BaseUrl!), "/oauth/token");
}
