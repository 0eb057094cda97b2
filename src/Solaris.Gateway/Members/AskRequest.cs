using System.ComponentModel.DataAnnotations;

namespace Solaris.Members;

/// <summary>An ask for more tokens.</summary>
public sealed record AskRequest
{
    /// <summary>The tokens a month that are wanted, in all.</summary>
    [Required, Range(1L, 1_000_000_000_000_000L)]
    public long? MonthlyTokens { get; init; }

    [Required, MinLength(1), MaxLength(500)]
    public string Reason { get; init; } = "";
}
