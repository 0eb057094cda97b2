using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Settings;

namespace Solaris.Members;

/// <summary>Works out what a person can spend now: the least room among all limits that bind them.</summary>
internal sealed class Balances(
    LimitBook limits,
    CallHabits habits,
    OrganisationStore organisations,
    SettingStore settings,
    TimeProvider clock
)
{
    /// <param name="team">The person's team; no team's id when they are in none.</param>
    public async Task<BalanceResponse> ReadAsync(UserId person, Guid team, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var standings = new List<LimitStanding>();
        foreach (var (scope, id) in Scopes(person, team, organisation.Id))
        {
            standings.AddRange(await limits.StandingsAsync(scope, id, cancellationToken));
        }
        var typical = await habits.FindAsync(person, cancellationToken);
        return new(
            now,
            organisation.Zone,
            await settings.CurrencyAsync(cancellationToken),
            Available(standings, LimitUnit.Tokens, typical?.Tokens, now),
            Available(standings, LimitUnit.Money, typical?.CostMicros, now),
            [.. standings.Select(standing => OwnLimitResponse.Of(standing, now.ToUnixTimeMilliseconds()))],
            typical
        );
    }

    private static IEnumerable<(LimitScope Scope, Guid Id)> Scopes(
        UserId person,
        Guid team,
        OrganisationId organisation
    )
    {
        yield return (LimitScope.User, person.Value);
        if (team != Guid.Empty)
        {
            yield return (LimitScope.Team, team);
        }
        yield return (LimitScope.Organisation, organisation.Value);
    }

    internal static AvailableResponse? Available(
        IReadOnlyList<LimitStanding> standings,
        LimitUnit unit,
        long? typical,
        DateTimeOffset now
    )
    {
        var counting = standings
            .Where(standing => standing.Limit.Unit == unit && standing.Limit.Model is null)
            .ToList();
        if (counting.Count == 0)
        {
            return null;
        }
        var binding = counting.MinBy(standing => standing.Room);
        return new(
            binding.Room,
            OwnLimitResponse.Of(binding, now.ToUnixTimeMilliseconds()),
            typical is > 0 ? binding.Room / typical : null
        );
    }
}
