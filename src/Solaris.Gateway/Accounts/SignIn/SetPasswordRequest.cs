using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.SignIn;

/// <summary>Sets a password by a link.</summary>
public sealed record SetPasswordRequest
{
    /// <summary>What the link carries.</summary>
    [Required, MaxLength(64)]
    public string Token { get; init; } = "";

    [Required, MinLength(12), MaxLength(256)]
    public string Password { get; init; } = "";
}
