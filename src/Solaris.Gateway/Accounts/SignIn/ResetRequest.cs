using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.SignIn;

/// <summary>Asks for a new password.</summary>
public sealed record ResetRequest
{
    [Required, MaxLength(254)]
    public string Email { get; init; } = "";
}
