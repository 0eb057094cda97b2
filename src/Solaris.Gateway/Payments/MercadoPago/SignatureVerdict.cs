namespace Solaris.Payments.MercadoPago;

/// <summary>What a notification's signature says. Each accepted form is told apart, for the SDKs disagree on it.</summary>
internal enum SignatureVerdict
{
    Missing,
    Malformed,
    TooOld,
    Wrong,

    /// <summary>Signed with `data.id` as it came.</summary>
    AsSent,

    /// <summary>Signed with `data.id` in small letters, as the documentation says.</summary>
    LowerCase,
}
