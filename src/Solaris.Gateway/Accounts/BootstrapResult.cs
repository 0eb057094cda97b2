namespace Solaris.Accounts;

/// <summary>What the first start made.</summary>
/// <param name="AdministratorEmail">The administrator made now; null when there was one.</param>
/// <param name="GeneratedPassword">Shown once, by whoever started the program; null when the password was given.</param>
internal sealed record BootstrapResult(
    Organisation Organisation,
    string? AdministratorEmail = null,
    Secret? GeneratedPassword = null
);
