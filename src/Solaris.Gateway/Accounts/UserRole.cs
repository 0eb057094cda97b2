namespace Solaris.Accounts;

/// <summary>What a user may do, in the words of the API and of the database.</summary>
internal static class UserRole
{
    public const string Member = "member";
    public const string Administrator = "administrator";
}
