namespace Solaris.Members;

/// <summary>The states of an ask, in the words of the API and of the database.</summary>
internal static class AskStatus
{
    public const string Open = "open";
    public const string Approved = "approved";
    public const string Denied = "denied";
}
