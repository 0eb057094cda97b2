using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.SignIn;

/// <summary>Changes one's own password.</summary>
public sealed record ChangePasswordRequest
{
    [Required, MinLength(12), MaxLength(256)]
    public string Password { get; init; } = "";
}
