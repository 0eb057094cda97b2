namespace Solaris.Payments;

/// <summary>A sale as a service invoice needs it.</summary>
public sealed record FiscalRow
{
    /// <summary>The order.</summary>
    public Guid Id { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long PaidAt { get; init; }
    public string Buyer { get; init; } = "";
    public string Name { get; init; } = "";
    public long Tokens { get; init; }
    public long Centavos { get; init; }

    /// <summary>More than 0 asks for a cancelled or replaced invoice.</summary>
    public long RefundCentavos { get; init; }
    public string Currency { get; init; } = "";
    public string Status { get; init; } = "";
    public string Provider { get; init; } = "";
    public string PaymentId { get; init; } = "";

    /// <summary>The central bank's id of a PIX; empty for others.</summary>
    public string EndToEndId { get; init; } = "";
}
