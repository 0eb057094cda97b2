namespace Solaris.Payments;

/// <summary>A webhook that waits to be taken.</summary>
internal sealed record InboxRow
{
    public Guid Id { get; init; }
    public string Provider { get; init; } = "";
    public string? Reference { get; init; }
    public string? ProviderId { get; init; }
    public string? PaymentId { get; init; }
}
