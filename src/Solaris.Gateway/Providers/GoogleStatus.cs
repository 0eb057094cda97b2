using System.Text.Json;

namespace Solaris.Providers;

/// <summary>Reads what only the details of a <c>google.rpc.Status</c> say.</summary>
internal static class GoogleStatus
{
    /// <summary>
    /// A code in the words of others; null for errors of other vendors. A spent day's quota is no matter of minutes, so it is called
    /// <c>insufficient_quota</c>, which asks for another account.
    /// </summary>
    public static string? Code(JsonElement error)
    {
        if (!error.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.String)
        {
            return null;
        }
        if (error.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Array)
        {
            foreach (var detail in details.EnumerateArray())
            {
                if (detail.ValueKind == JsonValueKind.Object && CodeOf(detail) is { } code)
                {
                    return code;
                }
            }
        }
        return null;
    }

    private static string? CodeOf(JsonElement detail) =>
        detail.TryGetProperty("reason", out var reason)
        && reason.ValueKind == JsonValueKind.String
        && reason.ValueEquals("API_KEY_INVALID"u8)
            ? "invalid_api_key"
        : HasDailyQuota(detail) ? "insufficient_quota"
        : null;

    private static bool HasDailyQuota(JsonElement detail)
    {
        if (!detail.TryGetProperty("violations", out var violations) || violations.ValueKind != JsonValueKind.Array)
        {
            return false;
        }
        foreach (var violation in violations.EnumerateArray())
        {
            if (
                violation.ValueKind == JsonValueKind.Object
                && violation.TryGetProperty("quotaId", out var quota)
                && quota.ValueKind == JsonValueKind.String
                && quota.GetString()?.Contains("PerDay", StringComparison.Ordinal) == true
            )
            {
                return true;
            }
        }
        return false;
    }
}
