using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.SignIn;

/// <summary>Signs in.</summary>
public sealed record LoginRequest
{
    [Required, MaxLength(254)]
    public string Email { get; init; } = "";

    [Required, MaxLength(256)]
    public string Password { get; init; } = "";

    /// <summary>Of the authenticator app, or a recovery code: needed when the answer without it says <c>second_factor_required</c>.</summary>
    [MaxLength(20)]
    public string? Code { get; init; }
}
