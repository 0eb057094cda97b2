namespace Solaris.Accounts;

/// <summary>The states of a user, in the words of the API and of the database.</summary>
internal static class UserStatus
{
    /// <summary>Created, but without its monthly limit yet: nothing may be charged to it.</summary>
    public const string New = "new";

    public const string Active = "active";
    public const string Disabled = "disabled";

    /// <summary>Disabled for good, personal fields gone; the row stays for the ledger's sake.</summary>
    public const string Deleted = "deleted";
}
