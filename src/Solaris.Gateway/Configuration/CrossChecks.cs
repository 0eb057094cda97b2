using System.Globalization;

namespace Solaris.Configuration;

/// <summary>What variables must say together, although each alone is allowed.</summary>
internal static class CrossChecks
{
    private static readonly Dictionary<string, string> Defaults = EnvironmentVariables
        .All.Where(variable => variable.Default is not null)
        .ToDictionary(variable => variable.Name, variable => variable.Default ?? "", StringComparer.Ordinal);

    public static IEnumerable<ConfigurationProblem> Of(IReadOnlyDictionary<string, string> given) =>
        [
            .. Ascending(given, "MIN_USER_LIMIT", "DEFAULT_MONTHLY_LIMIT"),
            .. Ascending(given, "DEFAULT_MONTHLY_LIMIT", "MAX_USER_LIMIT"),
            .. Ascending(given, "ALERT_THRESHOLD", "BLOCK_THRESHOLD"),
            .. Database(given),
            .. Redis(given),
            .. Mail(given),
            .. MasterKeys(given),
        ];

    private static IEnumerable<ConfigurationProblem> Ascending(
        IReadOnlyDictionary<string, string> given,
        string lower,
        string upper
    )
    {
        // When neither is given, both are defaults: another check names the one that is out of place.
        if (!given.ContainsKey(lower) && !given.ContainsKey(upper))
        {
            yield break;
        }
        var (small, large) = (
            given.GetValueOrDefault(lower) ?? Defaults[lower],
            given.GetValueOrDefault(upper) ?? Defaults[upper]
        );
        if (decimal.Parse(small, CultureInfo.InvariantCulture) > decimal.Parse(large, CultureInfo.InvariantCulture))
        {
            yield return new(lower, $"{small} is above {upper}, which is {large}; allowed: {lower} ≤ {upper}.");
        }
    }

    /// <summary>Half a PostgreSQL configuration would quietly start on an empty SQLite file instead.</summary>
    private static IEnumerable<ConfigurationProblem> Database(IReadOnlyDictionary<string, string> given)
    {
        var host = given.GetValueOrDefault("DB_HOST");
        if (host is null && given.ContainsKey("DB_PASSWORD"))
        {
            yield return new("DB_HOST", "is absent although DB_PASSWORD is set; allowed: both, or neither for SQLite.");
        }
        if (host is not null && !host.StartsWith('/') && !given.ContainsKey("DB_PASSWORD"))
        {
            yield return new("DB_PASSWORD", "is absent although DB_HOST is set; allowed: the password of DB_USER.");
        }
    }

    private static IEnumerable<ConfigurationProblem> Redis(IReadOnlyDictionary<string, string> given)
    {
        if (given.ContainsKey("REDIS_HOST") && given.ContainsKey("REDIS_CONNECTION"))
        {
            yield return new("REDIS_CONNECTION", "and REDIS_HOST name a server each; allowed: one of the two.");
        }
    }

    private static IEnumerable<ConfigurationProblem> Mail(IReadOnlyDictionary<string, string> given)
    {
        if (given.ContainsKey("SMTP_HOST") && !given.ContainsKey("FROM_EMAIL"))
        {
            yield return new("FROM_EMAIL", "is absent although SMTP_HOST is set; allowed: an e-mail address.");
        }
        if (given.ContainsKey("SMTP_USER") != given.ContainsKey("SMTP_PASSWORD"))
        {
            yield return new("SMTP_USER", "and SMTP_PASSWORD go together; allowed: both or neither.");
        }
    }

    /// <summary>With a LiteLLM behind us the two are different keys of different servers; without one they name the same.</summary>
    private static IEnumerable<ConfigurationProblem> MasterKeys(IReadOnlyDictionary<string, string> given)
    {
        if (
            !given.ContainsKey("LITELLM_BASE_URL")
            && given.TryGetValue("SOLARIS_MASTER_KEY", out var ours)
            && given.TryGetValue("LITELLM_MASTER_KEY", out var alias)
            && ours != alias
        )
        {
            yield return new(
                "LITELLM_MASTER_KEY",
                "differs from SOLARIS_MASTER_KEY; allowed: only one of the two, or the same value, or LITELLM_BASE_URL as well."
            );
        }
    }
}
