namespace Solaris.Pricing.Exchange;

/// <summary>A month's rate as it was written down; the last one of a month counts.</summary>
internal sealed record RateRow
{
    public Guid Id { get; init; }

    /// <summary>Such as <c>2026-11</c>, in the organisation's zone.</summary>
    public string Month { get; init; } = "";
    public string Currency { get; init; } = "";

    /// <summary>Millionths of the currency for a dollar.</summary>
    public long Micros { get; init; }

    /// <summary>Who says so.</summary>
    public string? Source { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; init; }
}
