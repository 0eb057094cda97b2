using System.ComponentModel.DataAnnotations;

namespace Solaris.Payments;

/// <summary>A pack to sell. Orders keep what was agreed when they were made.</summary>
public sealed record PackRequest
{
    [Required, MinLength(1), MaxLength(100)]
    public string Name { get; init; } = "";

    [Required, Range(1L, 1_000_000_000_000L)]
    public long? Tokens { get; init; }

    /// <summary>Its price, in centavos of reais.</summary>
    [Required, Range(1L, 100_000_000L)]
    public long? Centavos { get; init; }

    /// <summary>Days from the payment until what is left is lost; a year when absent.</summary>
    [Range(1, 3_650)]
    public int? ValidityDays { get; init; }

    /// <summary>Whether it can be bought; yes when absent.</summary>
    public bool? OnSale { get; init; }
}
