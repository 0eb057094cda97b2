using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.SignIn;

/// <summary>Proves anew who is signed in: the password, and the code when a second factor is on.</summary>
public sealed record ProofRequest
{
    [MaxLength(256)]
    public string? Password { get; init; }

    /// <summary>Of the authenticator app, or a recovery code.</summary>
    [MaxLength(20)]
    public string? Code { get; init; }
}
