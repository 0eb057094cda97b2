namespace Solaris.Telemetry;

/// <summary>
/// One JSON object a line on standard output. The writer escapes control characters, so a value cannot forge a line,
/// and <see cref="Secret"/> prints as <c>[redacted]</c> wherever it turns up.
/// </summary>
internal static class JsonLogs
{
    public static void Configure(ILoggingBuilder logging, IConfiguration configuration, bool traced)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        var level = LogLevels.Parse(configuration["Logs:Level"]);
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", level > LogLevel.Warning ? level : LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", level);
        if (!traced)
        {
            // While this category can log, the host starts an Activity for each request: about 2 µs that nobody reads.
            logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        }
    }
}
