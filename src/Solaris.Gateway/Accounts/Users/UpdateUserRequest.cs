using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Solaris.Accounts.Users;

/// <summary>Changes of a user: what is absent stays.</summary>
public sealed record UpdateUserRequest
{
    [EmailAddress, MaxLength(254)]
    public string? Email { get; init; }

    [MinLength(1), MaxLength(120)]
    public string? Name { get; init; }

    [AllowedValues(
        null,
        UserRole.Member,
        UserRole.TeamManager,
        UserRole.Finance,
        UserRole.Auditor,
        UserRole.Administrator,
        ErrorMessage = "Must be member, team-manager, finance, auditor or administrator."
    )]
    public string? Role { get; init; }

    /// <summary>The user's team; null takes them out of it.</summary>
    public Guid? TeamId
    {
        get;
        set
        {
            field = value;
            NamesTeam = true;
        }
    }

    [AllowedValues(null, UserStatus.Active, UserStatus.Disabled, ErrorMessage = "Must be active or disabled.")]
    public string? Status { get; init; }

    /// <summary>Tokens a month, from now on and in the running month.</summary>
    public long? MonthlyTokens { get; init; }

    [MinLength(12), MaxLength(256)]
    public string? Password { get; init; }

    /// <summary>Tells a team of null from no word about the team.</summary>
    [JsonIgnore]
    internal bool NamesTeam { get; private set; }
}
