namespace Solaris.Reports.Rollups;

/// <summary>The statements that sum up the hours from <c>@from</c> to <c>@to</c> of the request log.</summary>
internal static class RollupSql
{
    private const string Sums = """
        requests, cost_micros, input_uncached, input_cache_read, input_cache_write_5m, input_cache_write_1h, output_total,
        output_reasoning, audio_input, audio_output, image_input, image_output, duration_ms, first_bytes, first_byte_ms
        """;

    private const string Things = "team_id, model, endpoint, deployment, provider, error_code, status";

    public const string ForgetPersons = "delete from usage_person_hour where hour >= @from and hour < @to";

    public const string Forget = "delete from usage_hour where hour >= @from and hour < @to";

    public static readonly string SumPersons = $"""
        insert into usage_person_hour (organisation_id, hour, user_id, key_id, {Things}, {Sums})
        select organisation_id, started_at - started_at % @length, user_id, key_id, {Things}, count(*), {SumsOf(
            "cost_micros",
            "input_uncached",
            "input_cache_read",
            "input_cache_write_5m",
            "input_cache_write_1h",
            "output_total",
            "output_reasoning",
            "audio_input",
            "audio_output",
            "image_input",
            "image_output",
            "duration_ms"
        )}, count(first_byte_ms), cast(coalesce(sum(cast(first_byte_ms as bigint)), 0) as bigint)
        from request where started_at >= @from and started_at < @to
        group by organisation_id, started_at - started_at % @length, user_id, key_id, {Things}
        """;

    public static readonly string SumUp = $"""
        insert into usage_hour (organisation_id, hour, {Things}, {Sums})
        select organisation_id, hour, {Things}, {SumsOf(
            "requests",
            "cost_micros",
            "input_uncached",
            "input_cache_read",
            "input_cache_write_5m",
            "input_cache_write_1h",
            "output_total",
            "output_reasoning",
            "audio_input",
            "audio_output",
            "image_input",
            "image_output",
            "duration_ms",
            "first_bytes",
            "first_byte_ms"
        )}
        from usage_person_hour where hour >= @from and hour < @to group by organisation_id, hour, {Things}
        """;

    private static string SumsOf(params string[] columns) =>
        string.Join(", ", columns.Select(column => $"cast(coalesce(sum(cast({column} as bigint)), 0) as bigint)"));
}
