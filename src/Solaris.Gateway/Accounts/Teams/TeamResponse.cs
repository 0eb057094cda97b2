namespace Solaris.Accounts.Teams;

/// <summary>A team.</summary>
/// <param name="Members">Users who are in it.</param>
public sealed record TeamResponse(Guid Id, string Name, long Members, DateTimeOffset CreatedAt)
{
    internal static TeamResponse Of(Team team) =>
        new(team.Id, team.Name, team.Members, DateTimeOffset.FromUnixTimeMilliseconds(team.CreatedAt));
}
