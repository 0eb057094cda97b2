namespace Solaris.Payments;

/// <summary>A payment provider.</summary>
/// <param name="IsOn">False while a secret that it needs is unset: it takes no orders, and its webhook answers 404.</param>
/// <param name="Methods"><c>pix</c>, <c>card</c>; the first is offered first.</param>
/// <param name="Webhook">The path to enter at the provider.</param>
public sealed record ProviderResponse(string Name, bool IsOn, IReadOnlyList<string> Methods, string Webhook)
{
    internal static ProviderResponse Of(IPaymentProvider provider) =>
        new(provider.Name, provider.IsOn, provider.Methods, $"{WebhookEndpoints.Root}/{provider.Name}");
}
