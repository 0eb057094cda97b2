namespace Solaris.Accounts.SignIn;

/// <summary>How a session was opened, in the words of the API and of the database.</summary>
internal static class SignInMethod
{
    public const string Password = "password";
    public const string Totp = "totp";
    public const string RecoveryCode = "recovery-code";
    public const string Invitation = "invitation";
    public const string SingleSignOn = "sso";
}
