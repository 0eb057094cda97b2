using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Solaris.Telemetry;

/// <summary>Metrics, traces and logs.</summary>
internal static class TelemetryFeature
{
    /// <summary>The standard name: set, it sends metrics and traces to a collector; unset, nothing leaves the machine.</summary>
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var otlp = !string.IsNullOrEmpty(configuration[OtlpEndpoint]);
        services.AddLogging(logging => JsonLogs.Configure(logging, configuration, traced: otlp));
        services.AddSingleton<GatewayMetrics>();
        var telemetry = services.AddOpenTelemetry();
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(GatewayMetrics.MeterName).AddRuntimeInstrumentation();
            metrics.AddPrometheusExporter(exporter => exporter.ScopeInfoEnabled = false);
            if (otlp)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (otlp)
        {
            telemetry.WithTracing(traces => traces.AddSource(GatewayMetrics.MeterName).AddOtlpExporter());
        }
        return services;
    }

    /// <summary>Maps <c>/metrics</c>; goes before every middleware that can answer, so that each answer is counted.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        app.UseMiddleware<RequestCounting>();
        app.MapPrometheusScrapingEndpoint("/metrics").ExcludeFromDescription();
    }
}
