namespace Solaris.Telemetry;

/// <summary>The names <c>LOG_LEVEL</c> may have: .NET's, and those of Python's logging, which deployments of LiteLLM use.</summary>
internal static class LogLevels
{
    public const string Allowed = "trace, debug, info, warning, error, critical or none";

    public static LogLevel Parse(string? name) =>
        name?.Trim().ToUpperInvariant() switch
        {
            null or "" => LogLevel.Information,
            "TRACE" => LogLevel.Trace,
            "DEBUG" => LogLevel.Debug,
            "INFO" or "INFORMATION" => LogLevel.Information,
            "WARN" or "WARNING" => LogLevel.Warning,
            "ERROR" => LogLevel.Error,
            "CRITICAL" or "FATAL" => LogLevel.Critical,
            "NONE" or "OFF" => LogLevel.None,
            _ => throw new InvalidOperationException($"LOG_LEVEL is \"{name}\"; allowed: {Allowed}."),
        };
}
