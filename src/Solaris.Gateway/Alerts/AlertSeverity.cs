namespace Solaris.Alerts;

/// <summary>How much an alert matters.</summary>
internal static class AlertSeverity
{
    /// <summary>There is time to act.</summary>
    public const string Warning = "warning";

    /// <summary>Calls are refused now.</summary>
    public const string Critical = "critical";
}
