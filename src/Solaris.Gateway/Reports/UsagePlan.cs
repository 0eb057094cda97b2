namespace Solaris.Reports;

/// <summary>A usage query that was understood.</summary>
/// <param name="Spans">The buckets; data outside <paramref name="From"/> and <paramref name="To"/> is left out of the first and last.</param>
internal sealed record UsagePlan(
    OrganisationId Organisation,
    long From,
    long To,
    TimeZoneInfo Zone,
    IReadOnlyList<Period> Spans,
    string Metric,
    string Rollup,
    UsageGroup? Group,
    UsageGroup? Subgroup,
    int Limit
)
{
    /// <summary>Counts this person's calls only; null counts everyone's.</summary>
    public Guid? User { get; init; }

    /// <summary>Counts this team's calls only; null counts every team's.</summary>
    public Guid? Team { get; init; }

    /// <summary>Counts the calls of this key only; null counts every key's.</summary>
    public Guid? Key { get; init; }

    /// <summary>True when the report tells or chooses persons or keys, which have hourly sums of their own.</summary>
    public bool TellsPersons => User is not null || Key is not null || IsPersonal(Group) || IsPersonal(Subgroup);

    /// <summary>Where the days are that can answer this: those of persons do not tell what was called. Null when none can.</summary>
    public string? DayTable =>
        !TellsPersons ? "usage_day"
        : User is null && IsOfPersons(Group) && IsOfPersons(Subgroup) ? "usage_person_day"
        : null; // A person's hours are few, and found by the person.

    private static bool IsOfPersons(UsageGroup? group) =>
        group is null || group.Column is "r.team_id" || IsPersonal(group);

    private static bool IsPersonal(UsageGroup? group) => group?.Column is "r.user_id" or "r.key_id";
}
