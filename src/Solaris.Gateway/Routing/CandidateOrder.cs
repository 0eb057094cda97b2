using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Puts the candidates of a plan in the order they are tried in.</summary>
internal sealed class CandidateOrder(Random random, TimeProvider clock)
{
    private const int UsualCandidates = 32;
    private readonly Lock _draw = new();

    /// <summary>Null when the call's tags leave nothing.</summary>
    public Route? Of(RoutePlan plan, in RouteRequest request)
    {
        var moment = new RouteMoment(clock.GetTimestamp(), request.Stream);
        var own = Ordered(plan, plan.Tiers.AsSpan()[..1], moment, request.Tags);
        var others = Ordered(plan, plan.Tiers.AsSpan()[1..], moment, request.Tags);
        var (first, second) = (Available(own, moment.Now), Available(others, moment.Now));
        if (first.Length + second.Length == 0)
        {
            // When everything rests a try is better than a refusal: what returns first goes first.
            first = [.. own.Concat(others).OrderBy(candidate => candidate.State.ReturnsAt(moment.Now))];
        }
        return first.Length + second.Length == 0
            ? null
            : plan.Whole with
            {
                Candidates = Deployments([.. first, .. second]),
                Own = first.Length,
                ContextWindow = Special(plan, plan.ContextWindow, moment, request.Tags),
                ContentPolicy = Special(plan, plan.ContentPolicy, moment, request.Tags),
            };
    }

    private ImmutableArray<Deployment> Special(
        RoutePlan plan,
        ImmutableArray<ImmutableArray<Candidate>> tiers,
        RouteMoment moment,
        string? tags
    ) => tiers.IsEmpty ? [] : Deployments(Available(Ordered(plan, tiers.AsSpan(), moment, tags), moment.Now));

    private Candidate[] Ordered(
        RoutePlan plan,
        ReadOnlySpan<ImmutableArray<Candidate>> tiers,
        RouteMoment moment,
        string? tags
    )
    {
        var ordered = new List<Candidate>();
        foreach (var tier in tiers)
        {
            Candidate[] candidates = [.. TagFilter.Of(tier, tags, plan.Settings)];
            lock (_draw) // Random is not safe for several threads; a draw takes some nanoseconds.
            {
                WeightedShuffle.Order(candidates, random);
            }
            Sort(plan.Ranking, candidates, moment);
            ordered.AddRange(candidates);
        }
        return [.. ordered];
    }

    /// <summary>By priority, then by rank. Few candidates, and equal ones keep their order: an insertion sort.</summary>
    private static void Sort(IRanking ranking, Span<Candidate> candidates, RouteMoment moment)
    {
        Span<double> ranks = stackalloc double[UsualCandidates];
        ranks = candidates.Length <= UsualCandidates ? ranks[..candidates.Length] : new double[candidates.Length];
        ranking.Rank(candidates, ranks, moment);
        for (var i = 1; i < candidates.Length; i++)
        {
            for (var j = i; j > 0 && IsBefore(candidates, ranks, j, j - 1); j--)
            {
                (candidates[j], candidates[j - 1]) = (candidates[j - 1], candidates[j]);
                (ranks[j], ranks[j - 1]) = (ranks[j - 1], ranks[j]);
            }
        }
    }

    private static bool IsBefore(ReadOnlySpan<Candidate> candidates, ReadOnlySpan<double> ranks, int one, int other)
    {
        var (order, otherOrder) = (candidates[one].Terms.Order, candidates[other].Terms.Order);
        return order != otherOrder ? order < otherOrder : ranks[one] < ranks[other];
    }

    private static Candidate[] Available(Candidate[] candidates, long now) =>
        Array.FindAll(candidates, candidate => candidate.State.IsAvailableAt(now));

    private static ImmutableArray<Deployment> Deployments(Candidate[] candidates) =>
        ImmutableArray.Create(Array.ConvertAll(candidates, candidate => candidate.Deployment));
}
