using System.ComponentModel.DataAnnotations;

namespace Solaris.Quotas;

/// <summary>One limit to set in a scope. A scope has at most one for each unit, window and model.</summary>
public sealed record LimitTerm
{
    /// <summary><c>tokens</c> or <c>money</c>.</summary>
    [Required]
    [AllowedValues(LimitNames.Tokens, LimitNames.Money, ErrorMessage = "Must be tokens or money.")]
    public string Unit { get; init; } = "";

    /// <summary><c>day</c>, <c>week</c>, <c>month</c> or <c>total</c>, in the organisation's time zone.</summary>
    [Required]
    [AllowedValues(
        LimitNames.Day,
        LimitNames.Week,
        LimitNames.Month,
        LimitNames.Total,
        ErrorMessage = "Must be day, week, month or total."
    )]
    public string Window { get; init; } = "";

    /// <summary>Tokens, or micro-units (a millionth) of the currency, a window grants.</summary>
    [Required, Range(0L, 1_000_000_000_000_000L)]
    public long? Amount { get; init; }

    /// <summary>Counts only calls that ask for this model name; null counts all.</summary>
    [MinLength(1), MaxLength(128)]
    public string? Model { get; init; }

    /// <summary>Parts of the amount that raise an alert, above 0 and at most 1; the installation's default when absent.</summary>
    [MaxLength(8)]
    public IReadOnlyList<decimal>? AlertAt { get; init; }

    /// <summary>The part of the amount that may be spent, above 0 and at most 1; the installation's default when absent.</summary>
    [Range(typeof(decimal), "0.000001", "1", ParseLimitsInInvariantCulture = true)]
    public decimal? BlockAt { get; init; }
}
