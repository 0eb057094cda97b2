using System.Collections.Immutable;
using Solaris.Pricing;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Resolves the model name a client asks for, and remembers which deployments fail.</summary>
internal sealed partial class Router
{
    private readonly PriceBook _prices;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly ILogger<Router> _logger;
    private readonly Lock _draw = new();
    private volatile RouteMap _map;

    /// <exception cref="Configuration.ConfigurationException">What a source was configured with is wrong.</exception>
    public Router(
        IEnumerable<IModelSource> sources,
        PriceBook prices,
        TimeProvider clock,
        Random random,
        ILogger<Router> logger
    )
    {
        (_prices, _clock, _random, _logger) = (prices, clock, random, logger);
        var table = RoutingTable.Combine([.. sources.Select(source => source.Read())]);
        _map = RouteMap.Create(table, prices, clock, previous: null);
        LogLoaded(_map.Models.Length, _map.Health.Count);
    }

    /// <summary>Every model name a client may ask for, sorted, without hidden aliases.</summary>
    public IReadOnlyList<ModelListing> Models => _map.Models;

    /// <summary>The route of <paramref name="model"/> (name, alias or wildcard), or null when it is unknown.</summary>
    public Route? Find(string model)
    {
        if (_map.Find(model) is not { } plan)
        {
            return null;
        }
        var now = _clock.GetTimestamp();
        var anyCooling = plan.AnyCoolingAt(now);
        return plan.IsFixed && !anyCooling ? plan.Whole : new Route(Order(plan, now, anyCooling), plan.Retries);
    }

    /// <summary>Tells the router how an attempt went, for cooldown.</summary>
    public void Report(Deployment deployment, bool healthy, TimeSpan? retryAfter)
    {
        var map = _map;
        if (!map.Health.TryGetValue(deployment.Id, out var health))
        {
            return; // The models were reloaded meanwhile, and this one is gone.
        }
        if (healthy)
        {
            health.Succeeded();
        }
        else if (health.Failed(retryAfter, map.Settings))
        {
            LogCoolsDown(deployment.Id);
        }
    }

    /// <summary>Replaces all models at once; calls under way keep the route they have.</summary>
    public void Load(RoutingTable table) => _map = RouteMap.Create(table, _prices, _clock, _map);

    private ImmutableArray<Deployment> Order(RoutePlan plan, long now, bool anyCooling)
    {
        var candidates = new Candidate[plan.All.Length];
        plan.All.CopyTo(candidates);
        Shuffle(plan, candidates);
        if (anyCooling)
        {
            candidates = WithoutCooling(candidates, now);
        }
        var order = ImmutableArray.CreateBuilder<Deployment>(candidates.Length);
        foreach (var candidate in candidates)
        {
            order.Add(candidate.Deployment);
        }
        return order.MoveToImmutable();
    }

    private void Shuffle(RoutePlan plan, Candidate[] candidates)
    {
        lock (_draw) // Random is not safe for several threads; a draw takes some nanoseconds.
        {
            var start = 0;
            foreach (var tier in plan.Tiers)
            {
                WeightedShuffle.Order(candidates.AsSpan(start, tier.Length), _random);
                start += tier.Length;
            }
        }
    }

    /// <summary>When everything cools down a try is better than a refusal: the one that returns first goes first.</summary>
    private static Candidate[] WithoutCooling(Candidate[] candidates, long now)
    {
        var available = Array.FindAll(candidates, candidate => !candidate.Health.IsCoolingAt(now));
        return available.Length > 0 ? available : [.. candidates.OrderBy(candidate => candidate.Health.ReturnsAt)];
    }

    [LoggerMessage(LogLevel.Information, "Loaded {Models} models on {Deployments} deployments")]
    private partial void LogLoaded(int models, int deployments);

    [LoggerMessage(LogLevel.Warning, "Deployment {DeploymentId} keeps failing and cools down")]
    private partial void LogCoolsDown(string deploymentId);
}
