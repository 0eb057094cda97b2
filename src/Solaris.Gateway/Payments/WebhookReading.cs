namespace Solaris.Payments;

/// <summary>What a webhook names, or that it is none of the provider's.</summary>
/// <param name="Trusted">False when the signature is missing, wrong or old: nothing is stored, and the answer is 401.</param>
/// <param name="Notices">What to fetch; empty for events that do not matter here.</param>
internal sealed record WebhookReading(bool Trusted, IReadOnlyList<WebhookNotice> Notices)
{
    public static WebhookReading Untrusted { get; } = new(Trusted: false, []);
}
