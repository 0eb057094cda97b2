using System.Security.Claims;

namespace Solaris.Http;

/// <summary>Whose rows the caller's role lets them see: everyone's, or those of the team they look after.</summary>
/// <param name="Person">Who calls; null for automation.</param>
/// <param name="Team">The team they look after; no team's id when there is none.</param>
internal readonly record struct Reach(Guid? Person, bool Everyone, Guid Team)
{
    /// <summary>For callers inside the program.</summary>
    public static Reach Whole { get; } = new(Person: null, Everyone: true, Guid.Empty);

    /// <summary>The condition's first value in SQL, <c>@Everyone = 1 or … = @Team</c>: a null parameter would have no type there.</summary>
    public int All => Everyone ? 1 : 0;

    public static Reach Of(ClaimsPrincipal caller)
    {
        var everyone = !caller.IsInRole(UserRole.TeamManager) && !caller.IsInRole(UserRole.Member);
        return new(
            Guid.TryParse(caller.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null,
            everyone,
            Guid.TryParse(caller.FindFirstValue(Access.TeamClaim), out var team) ? team : Guid.Empty
        );
    }

    /// <summary>Whether something of <paramref name="team"/> may be seen.</summary>
    public bool Covers(Guid? team) => Everyone || (team is { } id && id != Guid.Empty && id == Team);
}
