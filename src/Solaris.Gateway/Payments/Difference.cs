namespace Solaris.Payments;

/// <summary>Money and tokens that do not fit together.</summary>
public sealed record Difference
{
    /// <summary>The order; null for money that no order asked for.</summary>
    public Guid? OrderId { get; init; }
    public string Provider { get; init; } = "";

    /// <summary>The provider's id of the payment, where there is one.</summary>
    public string? PaymentId { get; init; }
    public long Centavos { get; init; }
    public long Tokens { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; init; }
    public string? Problem { get; init; }
}
