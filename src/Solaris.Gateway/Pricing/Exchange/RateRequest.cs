using System.ComponentModel.DataAnnotations;

namespace Solaris.Pricing.Exchange;

/// <summary>What a US dollar is in the organisation's currency during one month.</summary>
public sealed record RateRequest
{
    /// <summary>Such as <c>2026-11</c>, in the organisation's zone.</summary>
    [Required, RegularExpression("^[0-9]{4}-(0[1-9]|1[0-2])$", ErrorMessage = "Must be a month such as 2026-11.")]
    public string Month { get; init; } = "";

    /// <summary>Units of the currency for a dollar, up to six decimals.</summary>
    [Range(typeof(decimal), "0.000001", "100000", ParseLimitsInInvariantCulture = true)]
    public decimal Rate { get; init; }

    /// <summary>Who says so, such as <c>PTAX</c>.</summary>
    [MaxLength(100)]
    public string? Source { get; init; }
}
