using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Solaris.Telemetry;

/// <summary>
/// Everything the gateway counts about itself: verbs at the call site, instruments only here. Every label is bounded;
/// users and keys are never one. docs/operations.md lists the names as Prometheus shows them.
/// </summary>
internal sealed class GatewayMetrics
{
    public const string MeterName = "Solaris.Gateway";
    public static readonly ActivitySource Activities = new(MeterName);

    private readonly BoundedLabel _models = new(500);
    private readonly ActiveUsers _users;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _cost;
    private readonly Counter<long> _blocks;
    private readonly Counter<long> _overrun;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _overhead;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _firstToken;
    private long _openHolds;
    private double _oldestHoldSeconds;

    public GatewayMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _users = new(clock);
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>("http_requests", null, "HTTP requests answered.");
        _tokens = meter.CreateCounter<long>("ia_solaris_tokens_consumed", null, "Tokens charged, by class.");
        _cost = meter.CreateCounter<long>(
            "ia_solaris_cost_micros",
            null,
            "Cost charged, in millionths of a US dollar."
        );
        _blocks = meter.CreateCounter<long>("ia_solaris_quota_blocks", null, "Calls refused by a limit of this scope.");
        _overrun = meter.CreateCounter<long>(
            "ia_solaris_ledger_overrun_tokens",
            null,
            "Tokens a provider billed beyond what was held."
        );
        _batch = meter.CreateHistogram(
            "ia_solaris_ledger_batch_size",
            null,
            "Operations in one ledger transaction.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128] }
        );
        _overhead = meter.CreateHistogram(
            "ia_solaris_gateway_overhead",
            "s",
            "Time from the whole request read to the request sent upstream.",
            advice: Buckets(0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)
        );
        _duration = meter.CreateHistogram(
            "gen_ai.client.operation.duration",
            "s",
            "Time of one attempt at a provider.",
            advice: Buckets(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)
        );
        _firstToken = meter.CreateHistogram(
            "gen_ai.server.time_to_first_token",
            "s",
            "Time until the first token reached the client.",
            advice: Buckets(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
        );
        meter.CreateObservableGauge("ia_solaris_active_users", _users.Count, null, ActiveUsers.Description);
        meter.CreateObservableGauge(
            "ia_solaris_ledger_open_holds",
            () => Volatile.Read(ref _openHolds),
            null,
            "Holds open at this node."
        );
        meter.CreateObservableGauge(
            "ia_solaris_ledger_oldest_hold",
            () => Volatile.Read(ref _oldestHoldSeconds),
            "s",
            "Age of the oldest open hold."
        );
    }

    /// <param name="route">The route's template, never the path: paths are unbounded.</param>
    public void Answered(string method, string route, int status) =>
        _requests.Add(1, new("method", method), new("route", route), new("code", StatusLabel.Of(status)));

    /// <summary>Somebody used the gateway; counts them as active for a while.</summary>
    public void Seen(UserId user) => _users.Seen(user);

    /// <param name="model">A configured model name; with wildcard routes the client's own, which is bounded here.</param>
    public void Charged(string provider, string model, in TokenUsage usage, long costMicros)
    {
        var label = _models.Of(model);
        Consumed(provider, label, "input", usage.InputUncached);
        Consumed(provider, label, "input_cache_read", usage.InputCacheRead);
        Consumed(provider, label, "input_cache_write", usage.InputCacheWrite5m + usage.InputCacheWrite1h);
        Consumed(provider, label, "output", usage.OutputTotal);
        if (costMicros > 0)
        {
            _cost.Add(costMicros, new("provider", provider), new KeyValuePair<string, object?>("model", label));
        }
    }

    public void QuotaBlocked(LimitScope scope) =>
        _blocks.Add(1, new KeyValuePair<string, object?>("scope", ScopeLabel(scope)));

    /// <summary>The ledger's holds at this node, told by its heartbeat: a scrape must not ask the database.</summary>
    public void OpenHolds(long count, TimeSpan oldest)
    {
        Volatile.Write(ref _openHolds, count);
        Volatile.Write(ref _oldestHoldSeconds, oldest.TotalSeconds);
    }

    public void Overran(long tokens) => _overrun.Add(tokens);

    public void BatchCommitted(int size) => _batch.Record(size);

    /// <summary>What the gateway itself added before the call went upstream.</summary>
    public void SentUpstream(TimeSpan overhead) => _overhead.Record(overhead.TotalSeconds);

    /// <param name="outcome"><c>ok</c>, or why the attempt failed: <c>status</c>, <c>connect</c>, <c>timeout</c>, <c>cut</c> ….</param>
    public void Attempted(TimeSpan elapsed, string provider, string model, string outcome) =>
        _duration.Record(
            elapsed.TotalSeconds,
            new("gen_ai.provider.name", provider),
            new("gen_ai.request.model", _models.Of(model)),
            new("outcome", outcome)
        );

    public void FirstToken(TimeSpan elapsed, string provider, string model) =>
        _firstToken.Record(
            elapsed.TotalSeconds,
            new("gen_ai.provider.name", provider),
            new KeyValuePair<string, object?>("gen_ai.request.model", _models.Of(model))
        );

    private void Consumed(string provider, string model, string tokenClass, long tokens)
    {
        if (tokens > 0)
        {
            _tokens.Add(tokens, new("provider", provider), new("model", model), new("class", tokenClass));
        }
    }

    private static string ScopeLabel(LimitScope scope) =>
        scope switch
        {
            LimitScope.Key => "key",
            LimitScope.User => "user",
            LimitScope.Team => "team",
            _ => "organisation",
        };

    private static InstrumentAdvice<double> Buckets(params double[] seconds) =>
        new() { HistogramBucketBoundaries = seconds };
}
