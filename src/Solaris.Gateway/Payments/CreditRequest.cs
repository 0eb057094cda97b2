using System.ComponentModel.DataAnnotations;

namespace Solaris.Payments;

/// <summary>Tokens that an administrator gives, at no price.</summary>
public sealed record CreditRequest
{
    /// <summary>Whose: <c>user</c>, <c>team</c> or <c>organisation</c>.</summary>
    [Required, AllowedValues("user", "team", "organisation")]
    public string Scope { get; init; } = "";

    [Required]
    public Guid? ScopeId { get; init; }

    [Required, Range(1L, 1_000_000_000_000L)]
    public long? Tokens { get; init; }

    /// <summary>Days that they last; a year when absent.</summary>
    [Range(1, 3_650)]
    public int? ValidityDays { get; init; }

    [Required, MinLength(3), MaxLength(500)]
    public string Reason { get; init; } = "";

    /// <summary>Made once for each credit by whoever asks: the same again is the same credit.</summary>
    [Required, MinLength(8), MaxLength(100)]
    public string RequestKey { get; init; } = "";
}
