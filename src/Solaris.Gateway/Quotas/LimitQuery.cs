using System.ComponentModel.DataAnnotations;

namespace Solaris.Quotas;

/// <summary>Whose limits to show.</summary>
public sealed record LimitQuery
{
    /// <summary><c>key</c>, <c>user</c>, <c>team</c> or <c>organisation</c>.</summary>
    [Required]
    public string? Scope { get; init; }

    /// <summary>The id of the key, user, team or organisation; <c>default</c> for the organisation.</summary>
    [Required]
    public string? ScopeId { get; init; }
}
