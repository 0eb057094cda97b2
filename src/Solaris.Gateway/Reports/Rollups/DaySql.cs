namespace Solaris.Reports.Rollups;

/// <summary>The statements that sum up the hours from <c>@from</c> to <c>@to</c>, which are one day.</summary>
internal static class DaySql
{
    private const string Things = "team_id, model, endpoint, deployment, provider, error_code, status";

    private const string Sums =
        "requests, cost_micros, input_uncached, input_cache_read, input_cache_write_5m, input_cache_write_1h, output_total";

    public static readonly IReadOnlyList<string> Steps =
    [
        "delete from usage_day where day >= @from and day < @to",
        "delete from usage_person_day where day >= @from and day < @to",
        SumUp("usage_day", Things, "usage_hour"),
        SumUp("usage_person_day", "user_id, key_id, team_id", "usage_person_hour"),
    ];

    private static string SumUp(string days, string things, string hours) =>
        $"""
            insert into {days} (organisation_id, day, {things}, {Sums})
            select organisation_id, cast(@from as bigint), {things}, {SumsOf()}
            from {hours} where hour >= @from and hour < @to group by organisation_id, {things}
            """;

    private static string SumsOf() =>
        string.Join(", ", Sums.Split(", ").Select(column => $"cast(sum({column}) as bigint)"));
}
