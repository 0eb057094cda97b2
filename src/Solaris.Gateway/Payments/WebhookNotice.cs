namespace Solaris.Payments;

/// <summary>Something at the provider has changed and is to be fetched.</summary>
/// <param name="EventKey">The same for repeats of one event, and for nothing else.</param>
/// <param name="Reference">Ours, if the webhook has it.</param>
/// <param name="ProviderId">The provider's id of the charge, if the webhook has it.</param>
/// <param name="PaymentId">The provider's id of the payment: the way to an order whose charge the webhook does not name.</param>
internal sealed record WebhookNotice(string EventKey, string? Reference, string? ProviderId, string? PaymentId);
