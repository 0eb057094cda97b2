using System.ComponentModel.DataAnnotations;

namespace Solaris.Pricing.Exchange;

/// <summary>In what the organisation counts money.</summary>
public sealed record CurrencyRequest
{
    /// <summary>ISO 4217, such as <c>BRL</c>. Fixed once something was held or charged.</summary>
    [Required, RegularExpression("^[A-Z]{3}$", ErrorMessage = "Must be three capital letters, such as BRL.")]
    public string Currency { get; init; } = "";

    /// <summary>True to go on with the last rate in a month that has none; false refuses calls under money limits then.</summary>
    public bool CarryForward { get; init; }
}
