using System.Diagnostics.Metrics;
using Solaris.Telemetry;

namespace Solaris.Routing;

/// <summary>What the router counts. Deployments are configured, so their ids are bounded.</summary>
internal sealed class RoutingMetrics
{
    private readonly Counter<long> _reloads;
    private readonly Counter<long> _probes;

    public RoutingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(GatewayMetrics.MeterName);
        _reloads = meter.CreateCounter<long>("ia_solaris_config_reloads", null, "Reloads of the models, by outcome.");
        _probes = meter.CreateCounter<long>(
            "ia_solaris_deployment_probes",
            null,
            "Background checks of a deployment, by outcome."
        );
    }

    public void Reloaded(bool succeeded) =>
        _reloads.Add(1, new KeyValuePair<string, object?>("outcome", succeeded ? "ok" : "kept"));

    public void Probed(string deployment, bool healthy) =>
        _probes.Add(1, new("deployment", deployment), new("outcome", healthy ? "ok" : "failed"));
}
