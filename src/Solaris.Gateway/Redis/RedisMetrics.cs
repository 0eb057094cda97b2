using System.Diagnostics.Metrics;
using Solaris.Telemetry;

namespace Solaris.Redis;

/// <summary>How Redis does, as this process sees it. Nothing is shown where none is configured.</summary>
internal sealed class RedisMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _unanswered;

    public RedisMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(GatewayMetrics.MeterName);
        _unanswered = _meter.CreateCounter<long>(
            "ia_solaris_redis_unanswered",
            null,
            "Questions that Redis did not answer in time or refused; they were decided in the process."
        );
    }

    public void Watch(RedisLink link)
    {
        if (link.IsConfigured)
        {
            _meter.CreateObservableGauge(
                "ia_solaris_redis_up",
                () => link.IsUp ? 1 : 0,
                null,
                "1 while Redis answers."
            );
        }
    }

    /// <param name="reason"><c>slow</c> or <c>error</c>.</param>
    public void Unanswered(string reason) => _unanswered.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
