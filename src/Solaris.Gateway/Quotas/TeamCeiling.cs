using Solaris.Accounts;
using Solaris.Http;
using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>How far a team's manager may go: members of the own team, but not themselves, up to what the team has.</summary>
internal sealed class TeamCeiling(LimitBook book)
{
    /// <summary>Why the manager may not set these limits of a person; null when they may, and for everyone who is no manager.</summary>
    public async Task<ChangeError?> RefuseAsync(
        Reach reach,
        LimitScope scope,
        Guid scopeId,
        IReadOnlyList<LimitTerm> terms,
        CancellationToken cancellationToken
    )
    {
        if (reach.Everyone)
        {
            return null;
        }
        if (scope != LimitScope.User || scopeId == reach.Person)
        {
            return ChangeError.Forbidden("A manager sets the limits of the other members of the team.");
        }
        var team = await book.FindAsync([(LimitScope.Team, reach.Team)], cancellationToken);
        for (var index = 0; index < terms.Count; index++)
        {
            if (
                team.FirstOrDefault(limit => Counts(limit, terms[index])) is { } most
                && terms[index].Amount > most.Amount
            )
            {
                return ChangeError.Invalid($"[{index}].amount", $"The team itself has {most.Amount}.");
            }
        }
        return null;
    }

    private static bool Counts(Limit limit, LimitTerm term) =>
        limit.Unit == LimitNames.Unit(term.Unit)
        && limit.Window == LimitNames.Window(term.Window)
        && limit.Model == term.Model;
}
