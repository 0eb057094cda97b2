using System.ComponentModel.DataAnnotations;

namespace Solaris.Reports;

/// <summary>Which calls to compute again, at the prices that administrators have set for their time since.</summary>
public sealed record RerateRequest
{
    /// <summary>The first moment.</summary>
    [Required]
    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment after.</summary>
    [Required]
    public DateTimeOffset? To { get; init; }

    /// <summary>True only says what would change.</summary>
    public bool DryRun { get; init; }
}
