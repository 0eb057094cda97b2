namespace Solaris;

/// <summary>What a person is to the organisation, in the words of the API and of the database.</summary>
internal static class UserRole
{
    /// <summary>Uses what is offered, and sees and changes only what is theirs.</summary>
    public const string Member = "member";

    /// <summary>Looks after the team they are in.</summary>
    public const string TeamManager = "team-manager";

    /// <summary>The money side of every team.</summary>
    public const string Finance = "finance";

    /// <summary>Sees everything, changes nothing.</summary>
    public const string Auditor = "auditor";

    public const string Administrator = "administrator";
}
