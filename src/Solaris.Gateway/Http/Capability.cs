using System.Collections.Frozen;

namespace Solaris.Http;

/// <summary>
/// What a role may do. Each is also the policy of the routes that do it, and a word by which the dashboard hides what its
/// user cannot do.
/// </summary>
internal static class Capability
{
    public const string ReadUsage = "usage.read";
    public const string ReadRequests = "requests.read";
    public const string ReadPeople = "people.read";
    public const string WritePeople = "people.write";
    public const string ReadKeys = "keys.read";
    public const string WriteKeys = "keys.write";
    public const string ReadLimits = "limits.read";
    public const string WriteLimits = "limits.write";
    public const string ReadPrices = "prices.read";
    public const string WritePrices = "prices.write";
    public const string ReadModels = "models.read";
    public const string WriteModels = "models.write";
    public const string ReadAsks = "asks.read";
    public const string DecideAsks = "asks.decide";
    public const string ReadAlerts = "alerts.read";
    public const string WriteAlerts = "alerts.write";
    public const string ReadAudit = "audit.read";
    public const string ReadSettings = "settings.read";
    public const string WriteSettings = "settings.write";
    public const string VerifyLedger = "ledger.verify";
    public const string ReadPayments = "payments.read";
    public const string WritePayments = "payments.write";

    /// <summary>Own usage, keys, sessions and asks: every person has them, automation has none.</summary>
    public const string Own = "own";

    private static readonly string[] Team =
    [
        ReadUsage,
        ReadRequests,
        ReadPeople,
        ReadKeys,
        ReadLimits,
        ReadAsks,
        ReadAlerts,
    ];

    private static readonly string[] Everything =
    [
        .. Team,
        WritePeople,
        WriteKeys,
        WriteLimits,
        ReadPrices,
        WritePrices,
        ReadModels,
        WriteModels,
        DecideAsks,
        WriteAlerts,
        ReadAudit,
        ReadSettings,
        WriteSettings,
        VerifyLedger,
        ReadPayments,
        WritePayments,
    ];

    private static readonly FrozenDictionary<string, string[]> Roles = new Dictionary<string, string[]>
    {
        [UserRole.Member] = [],
        [UserRole.TeamManager] = [.. Team, WriteLimits, DecideAsks, WriteAlerts],
        [UserRole.Finance] =
        [
            ReadUsage,
            ReadPeople,
            ReadLimits,
            ReadAlerts,
            ReadPrices,
            ReadModels,
            VerifyLedger,
            ReadPayments,
            WritePayments,
        ],
        [UserRole.Auditor] = [.. Team, ReadPrices, ReadModels, ReadAudit, ReadSettings, VerifyLedger, ReadPayments],
        [UserRole.Administrator] = Everything,
    }.ToFrozenDictionary();

    /// <summary>All but <see cref="Own"/>, which needs no role.</summary>
    public static IReadOnlyList<string> All => Everything;

    /// <summary>What <paramref name="role"/> may do beside its own things; nothing for a role that is unknown.</summary>
    public static IReadOnlyList<string> Of(string role) => Roles.GetValueOrDefault(role) ?? [];

    public static IEnumerable<string> RolesWith(string capability) =>
        Roles.Where(role => role.Value.Contains(capability)).Select(role => role.Key);
}
