using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.Teams;

/// <summary>A team to create or to rename.</summary>
public sealed record TeamRequest
{
    [Required, MaxLength(120)]
    public string Name { get; init; } = "";
}
