using System.Security.Claims;
using Solaris.Accounts;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.Teams;
using Solaris.Http;

namespace Solaris.Live;

/// <summary>Who may watch what. Whatever is not granted here is not there.</summary>
internal sealed class LiveAccess(OrganisationStore organisations, TeamStore teams, SessionStore sessions)
{
    /// <summary>Null for a topic that the caller may not watch, does not exist, or is of another organisation.</summary>
    /// <param name="id">A team's; null for the own one. Other topics have no choice.</param>
    public async ValueTask<LiveTopic?> FindAsync(
        ClaimsPrincipal caller,
        string? scope,
        Guid? id,
        CancellationToken cancellationToken
    )
    {
        var reach = Reach.Of(caller);
        if (scope == LiveTopic.Own)
        {
            return id is null && reach.Person is { } person ? new(LiveTopic.Own, person) : null;
        }
        if (!Capability.RolesWith(Capability.ReadRequests).Any(caller.IsInRole))
        {
            return null;
        }
        return scope switch
        {
            LiveTopic.Organisation when id is null && reach.Everyone => await WholeAsync(cancellationToken),
            LiveTopic.Team => await TeamAsync(id ?? reach.Team, reach, cancellationToken),
            _ => null,
        };
    }

    /// <summary>Whether a connection that was granted something still stands for the same person, role and team.</summary>
    public async Task<bool> IsUnchangedAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.User.SessionId() is null)
        {
            return true; // Automation: its key changes with a restart.
        }
        var user = SessionCookie.Read(http.Request) is { } token
            ? await sessions.PeekAsync(token, cancellationToken)
            : null;
        var team = Guid.TryParse(http.User.FindFirstValue(Access.TeamClaim), out var id) ? id : (Guid?)null;
        return user is not null
            && user.Id == http.User.PersonId().Value
            && http.User.IsInRole(user.Role)
            && user.TeamId == team;
    }

    private async ValueTask<LiveTopic?> WholeAsync(CancellationToken cancellationToken) =>
        new LiveTopic(LiveTopic.Organisation, (await organisations.GetAsync(cancellationToken)).Id.Value);

    private async ValueTask<LiveTopic?> TeamAsync(Guid id, Reach reach, CancellationToken cancellationToken) =>
        reach.Covers(id) && await teams.FindAsync(new(id), cancellationToken) is not null
            ? new LiveTopic(LiveTopic.Team, id)
            : null;
}
