using System.Collections.Immutable;
using Solaris.Pricing;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Resolves the model name a client asks for, and remembers which deployments fail.</summary>
internal sealed partial class Router
{
    private readonly PriceBook _prices;
    private readonly TimeProvider _clock;
    private readonly CandidateOrder _order;
    private readonly ILogger<Router> _logger;
    private readonly Lock _loading = new();
    private volatile RouteMap _map;
    private volatile IReadOnlyList<ModelListing> _models;
    private ImmutableArray<ModelListing> _others = [];
    private long _version;

    /// <exception cref="Configuration.ConfigurationException">What a source was configured with is wrong.</exception>
    public Router(
        IEnumerable<IModelSource> sources,
        PriceBook prices,
        TimeProvider clock,
        Random random,
        ILogger<Router> logger
    )
    {
        (_prices, _clock, _order, _logger) = (prices, clock, new(random, clock), logger);
        var table = RoutingTable.Combine([.. sources.Select(source => source.Read())]);
        _map = RouteMap.Create(table, prices, clock, previous: null);
        _models = _map.Models;
        LogLoaded(_map.Models.Length, _map.States.Count);
    }

    /// <summary>Every model name a client may ask for, sorted, without hidden aliases.</summary>
    public IReadOnlyList<ModelListing> Models => _models;

    /// <summary>Null when deployments are not checked in the background.</summary>
    public ProbeSettings? Probes => _map.Probes;

    /// <summary>Null when answers are not kept.</summary>
    public CacheSettings? Cache => _map.Cache;

    /// <summary>What was configured.</summary>
    public RoutingTable Table => _map.Table;

    /// <summary>Changes with each load.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Every deployment and what is known of it.</summary>
    public ImmutableArray<DeploymentState> Deployments => _map.States.Values;

    /// <summary>The route of <paramref name="model"/> (name, alias or wildcard), or null when it is unknown, or not to be had for the call's tags.</summary>
    public Route? Find(string model, in RouteRequest request = default)
    {
        if (_map.Find(model) is not { } plan)
        {
            return null;
        }
        return plan.IsFixed && plan.AllAvailableAt(_clock.GetTimestamp()) ? plan.Whole : _order.Of(plan, request);
    }

    /// <summary>What a key's list of models may name instead of <paramref name="model"/>.</summary>
    public ImmutableArray<string> AccessGroups(string model) => _map.Find(model)?.AccessGroups ?? [];

    /// <summary>Takes a place at a deployment. Null when one of its limits is spent; <paramref name="failure"/> then says for how long.</summary>
    public IDeploymentLoad? Enter(Deployment deployment, out AttemptFailure? failure)
    {
        failure = null;
        if (!_map.States.TryGetValue(deployment.Id, out var state))
        {
            return new DeploymentLoad(DeploymentTerms.None, _clock); // The models were reloaded meanwhile, and this one is gone.
        }
        if (state.Load.TryEnter(out var wait))
        {
            return state.Load;
        }
        failure = new(FailureKind.Spent, Status: 0, ProviderError.Unknown) { RetryAfter = wait };
        return null;
    }

    /// <summary>Tells the router how an attempt went, for cooldown.</summary>
    /// <param name="failure">Null when it gave an answer.</param>
    public void Report(Deployment deployment, AttemptFailure? failure)
    {
        var map = _map;
        if (
            failure?.Kind is FailureKind.Spent or FailureKind.Untranslatable // Nothing was sent: nothing was learnt.
            || !map.States.TryGetValue(deployment.Id, out var state)
        )
        {
            return;
        }
        state.Record.Add(failure);
        if (failure is not { Unhealthy: true })
        {
            state.Health.Succeeded();
        }
        else if (state.Health.Failed(failure, map.Settings, state.Terms.Cooldown ?? map.Settings.Cooldown))
        {
            LogCoolsDown(deployment.Id);
        }
    }

    /// <summary>Replaces all models at once; calls under way keep the route they have.</summary>
    public void Load(RoutingTable table)
    {
        lock (_loading)
        {
            _map = RouteMap.Create(table, _prices, _clock, _map);
            _version++;
            _models = Listed();
        }
        LogLoaded(_map.Models.Length, _map.States.Count);
    }

    /// <summary>Shows these too, behind those with a name of ours: a wildcard leads to them.</summary>
    public void ListAlso(ImmutableArray<ModelListing> others)
    {
        lock (_loading)
        {
            _others = others;
            _models = Listed();
        }
    }

    private IReadOnlyList<ModelListing> Listed() =>
        [.. _map.Models.Concat(_others).DistinctBy(model => model.Id, StringComparer.Ordinal)];

    [LoggerMessage(LogLevel.Information, "Loaded {Models} models on {Deployments} deployments")]
    private partial void LogLoaded(int models, int deployments);

    [LoggerMessage(LogLevel.Warning, "Deployment {DeploymentId} keeps failing and cools down")]
    private partial void LogCoolsDown(string deploymentId);
}
