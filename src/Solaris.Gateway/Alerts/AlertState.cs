namespace Solaris.Alerts;

/// <summary>What became of an alert, in the words of the API and of the database.</summary>
internal static class AlertState
{
    public const string Open = "open";

    /// <summary>Someone has seen it and is at it.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>Over: someone said so, or its period has ended.</summary>
    public const string Resolved = "resolved";
}
