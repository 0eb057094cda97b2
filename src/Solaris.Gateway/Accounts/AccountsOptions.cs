using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts;

/// <summary>Settings of identity and sign-in.</summary>
internal sealed class AccountsOptions
{
    public const string Section = "Accounts";

    /// <summary>Bearer token of automation under <c>/api</c>; without it only signed-in administrators get in.</summary>
    public string? MasterKey { get; set; }

    /// <summary>Root of the pepper of API keys. Without it one is generated into the storage folder.</summary>
    [MinLength(16)]
    public string? SecretKey { get; set; }

    /// <summary>The secret key before a change: keys issued under it keep working and move over when they are used.</summary>
    [MinLength(16)]
    public string? PreviousSecretKey { get; set; }

    /// <summary>True creates the users whom a trusted client names for the first time.</summary>
    public bool AutoProvision { get; set; } = true;

    /// <summary>True gives administrators who sign in with a password no more than their own things until they have a second factor.</summary>
    public bool AdminSecondFactor { get; set; }

    /// <summary>Where people reach the dashboard, such as <c>https://ia.example.org</c>: what mails link to. Never taken from a request.</summary>
    public string? Site { get; set; }

    /// <summary>E-mail of the administrator created at the first start.</summary>
    public string? AdminEmail { get; set; }

    /// <summary>Password of the administrator created at the first start; generated when absent.</summary>
    public string? AdminPassword { get; set; }
}
