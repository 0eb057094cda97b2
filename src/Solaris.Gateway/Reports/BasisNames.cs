namespace Solaris.Reports;

/// <summary>The API's words for how a charge is known.</summary>
internal static class BasisNames
{
    public static string Of(UsageBasis basis) =>
        basis switch
        {
            UsageBasis.Released => "released",
            UsageBasis.ProviderUsage => "provider_usage",
            UsageBasis.InterimUsage => "interim_usage",
            UsageBasis.LocalCount => "local_count",
            UsageBasis.ExpiredHold => "expired_hold",
            UsageBasis.LateAdjustment => "late_adjustment",
            _ => "unknown",
        };
}
