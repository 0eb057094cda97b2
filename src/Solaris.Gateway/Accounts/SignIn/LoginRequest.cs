using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.SignIn;

/// <summary>Signs in.</summary>
public sealed record LoginRequest
{
    [Required, MaxLength(254)]
    public string Email { get; init; } = "";

    [Required, MaxLength(256)]
    public string Password { get; init; } = "";
}
