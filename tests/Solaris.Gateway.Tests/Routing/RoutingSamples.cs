using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Solaris.Pricing;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Small tables, and a router over one with a clock and a seed that the test owns.</summary>
internal sealed class RoutingSamples : IModelSource
{
    private static readonly PriceBook Prices = new();
    private readonly RoutingTable _table;

    public RoutingSamples(RoutingTable table, int seed = 1)
    {
        _table = table;
        Router = new Router([this], Prices, Clock, new Random(seed), NullLogger<Router>.Instance);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero));
    public Router Router { get; }

    public static GroupMember Member(string id, long weight = 1, string? upstream = null, string provider = "openai") =>
        new(
            new Deployment
            {
                Id = id,
                Provider = ProviderProfiles.Find(provider)!,
                BaseAddress = new Uri("http://127.0.0.1:1/v1"),
                UpstreamModel = upstream ?? id,
            },
            weight
        );

    public static ModelGroup Group(string name, params GroupMember[] members) => new(name, [.. members]);

    public static RoutingTable Table(params ModelGroup[] groups) => new() { Groups = [.. groups] };

    public string[] Ids(string model, RouteRequest request = default) =>
        [.. Router.Find(model, request)!.Candidates.Select(candidate => candidate.Id)];

    public void Fail(Deployment deployment, TimeSpan? retryAfter = null, FailureKind kind = FailureKind.Overloaded) =>
        Router.Report(deployment, new(kind, 500, ProviderError.Unknown) { RetryAfter = retryAfter });

    public Deployment Deployment(string model, string id) =>
        Router.Find(model)!.Candidates.Single(candidate => candidate.Id == id);

    RoutingTable IModelSource.Read() => _table;

    public static ImmutableDictionary<string, ImmutableArray<string>> Fallbacks(string name, params string[] others) =>
        ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(name, [.. others]);
}
