using System.ComponentModel.DataAnnotations;

namespace Solaris.Payments;

/// <summary>Which sales to export.</summary>
public sealed record FiscalQuery
{
    /// <summary>Paid from then on.</summary>
    [Required]
    public DateTimeOffset? From { get; init; }

    /// <summary>Paid before.</summary>
    [Required]
    public DateTimeOffset? To { get; init; }

    /// <summary><c>json</c> (when absent) or <c>csv</c>: semicolons, decimal commas, UTF-8 with its mark.</summary>
    [AllowedValues(null, "json", "csv", ErrorMessage = "Must be json or csv.")]
    public string? Format { get; init; }
}
