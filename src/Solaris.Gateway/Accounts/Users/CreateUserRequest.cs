using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.Users;

/// <summary>A user to create.</summary>
public sealed record CreateUserRequest
{
    [Required, EmailAddress, MaxLength(254)]
    public string Email { get; init; } = "";

    /// <summary>How people call them; the e-mail when absent.</summary>
    [MaxLength(120)]
    public string? Name { get; init; }

    /// <summary><c>member</c> (default), <c>team-manager</c> of the team they are in, <c>finance</c>, <c>auditor</c> or <c>administrator</c>.</summary>
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

    public Guid? TeamId { get; init; }

    /// <summary>The id by which a trusted client names this user in <c>X-Solaris-User-Id</c>.</summary>
    [MaxLength(200)]
    public string? ExternalId { get; init; }

    /// <summary>Tokens a month; the installation's default when absent. The installation sets the bounds.</summary>
    public long? MonthlyTokens { get; init; }

    /// <summary>Lets the user sign in to the dashboard.</summary>
    [MinLength(12), MaxLength(256)]
    public string? Password { get; init; }
}
