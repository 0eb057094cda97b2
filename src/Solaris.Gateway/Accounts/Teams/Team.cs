namespace Solaris.Accounts.Teams;

/// <summary>A stored team, as its row is. Times are Unix milliseconds.</summary>
internal sealed record Team
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public long CreatedAt { get; init; }

    /// <summary>Users who are in it.</summary>
    public long Members { get; init; }
}
