using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.SignIn;

/// <summary>A code of an authenticator app.</summary>
public sealed record CodeRequest
{
    [Required, MaxLength(20)]
    public string Code { get; init; } = "";
}
