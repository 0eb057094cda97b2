using System.ComponentModel.DataAnnotations;

namespace Solaris.Members;

/// <summary>An approval; an empty body grants what was asked.</summary>
public sealed record ApproveRequest
{
    /// <summary>The tokens a month to grant, in all; what was asked when absent.</summary>
    [Range(1L, 1_000_000_000_000_000L)]
    public long? MonthlyTokens { get; init; }

    [MaxLength(500)]
    public string? Note { get; init; }
}
