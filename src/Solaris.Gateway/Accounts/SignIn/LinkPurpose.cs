namespace Solaris.Accounts.SignIn;

/// <summary>What a link is for, in the words of the API and of the database.</summary>
internal static class LinkPurpose
{
    public const string Invitation = "invitation";
    public const string PasswordReset = "password-reset";

    public static TimeSpan Lifetime(string purpose) =>
        purpose == Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(1);
}
