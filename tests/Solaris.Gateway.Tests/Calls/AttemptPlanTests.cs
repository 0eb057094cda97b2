using System.Collections.Immutable;
using Solaris.Providers;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

public sealed class AttemptPlanTests
{
    private static readonly Deployment A = Deployments.Of("openai");
    private static readonly Deployment B = Deployments.Of("groq");
    private static readonly Deployment C = Deployments.Of("mistral");

    [Fact]
    public void The_next_candidate_is_tried_at_once_and_costs_no_repeat()
    {
        var plan = Plan(retries: 0, A, B);

        Assert.True(plan.TryNext(Failure(FailureKind.Overloaded), out var delay));
        Assert.Same(B, plan.Current);
        Assert.Equal(TimeSpan.Zero, delay);
        Assert.False(plan.TryNext(Failure(FailureKind.Overloaded), out _));
    }

    [Fact]
    public void Repeats_start_over_wait_longer_each_time_and_end()
    {
        var plan = Plan(retries: 2, A);

        Assert.True(plan.TryNext(Failure(FailureKind.Cut), out var first));
        Assert.True(plan.TryNext(Failure(FailureKind.Cut), out var second));
        Assert.Equal(first * 2, second);
        Assert.False(plan.TryNext(Failure(FailureKind.Cut), out _));
    }

    [Fact]
    public void The_wait_a_provider_asks_for_is_kept_and_a_long_one_moves_on()
    {
        var plan = Plan(retries: 5, A, B);

        Assert.True(plan.TryNext(Limited(seconds: 3), out _));
        Assert.True(plan.TryNext(Limited(seconds: 3_000), out var delay));
        Assert.Same(A, plan.Current);
        Assert.Equal(TimeSpan.FromSeconds(3), delay);
        Assert.False(plan.TryNext(Limited(seconds: 3_000), out _));
    }

    [Theory]
    [InlineData(nameof(FailureKind.Credential))]
    [InlineData(nameof(FailureKind.OutOfCredit))]
    [InlineData(nameof(FailureKind.NotFound))]
    public void A_deployment_that_cannot_serve_is_not_asked_again(string kind)
    {
        var plan = Plan(retries: 9, A, B);

        Assert.True(plan.TryNext(Failure(Enum.Parse<FailureKind>(kind)), out _));
        Assert.Same(B, plan.Current);
        Assert.True(plan.TryNext(Failure(FailureKind.Cut), out _));
        Assert.Same(B, plan.Current);
    }

    [Fact]
    public void A_refused_request_is_refused_everywhere() =>
        Assert.False(Plan(retries: 9, A, B).TryNext(Failure(FailureKind.Refused), out _));

    [Fact]
    public void What_a_provider_already_bills_is_not_asked_for_twice() =>
        Assert.False(Plan(retries: 9, A, B).TryNext(Failure(FailureKind.Cut) with { Generated = true }, out _));

    [Fact]
    public void A_provider_s_own_word_on_repeating_counts()
    {
        var plan = Plan(retries: 9, A);

        Assert.False(plan.TryNext(Failure(FailureKind.Overloaded) with { ShouldRetry = false }, out _));
    }

    [Theory]
    [InlineData(nameof(FailureKind.ContextWindow))]
    [InlineData(nameof(FailureKind.ContentPolicy))]
    public void Fallbacks_for_a_failure_are_tried_instead_of_all_others(string kind)
    {
        var route = new Route([A, B], 5)
        {
            Own = 1,
            ContextWindow = [C, A],
            ContentPolicy = [C, A],
        };
        var plan = Plan(route);

        Assert.True(plan.TryNext(Failure(Enum.Parse<FailureKind>(kind)), out var delay));
        Assert.Equal((C, TimeSpan.Zero), (plan.Current, delay));
        Assert.False(plan.TryNext(Failure(Enum.Parse<FailureKind>(kind)), out _)); // A was tried already.
    }

    [Fact]
    public void A_long_prompt_goes_on_to_other_models_and_not_to_the_same_one_elsewhere()
    {
        var plan = Plan(new Route([A, B, C], 5) { Own = 2 });

        Assert.True(plan.TryNext(Failure(FailureKind.ContextWindow), out _));
        Assert.Same(C, plan.Current);
        Assert.False(plan.TryNext(Failure(FailureKind.ContextWindow), out _));
    }

    [Fact]
    public void A_filtered_prompt_goes_nowhere_else_unasked() =>
        Assert.False(Plan(new Route([A, B], 5) { Own = 1 }).TryNext(Failure(FailureKind.ContentPolicy), out _));

    [Fact]
    public void A_policy_decides_by_kind_how_often_and_whether_to_repeat()
    {
        var route = new Route([A], 5)
        {
            RetriesByKind = ImmutableDictionary<FailureKind, int>
                .Empty.Add(FailureKind.Timeout, 0)
                .Add(FailureKind.Credential, 1),
        };

        Assert.False(Plan(route).TryNext(Failure(FailureKind.Timeout), out _));
        var plan = Plan(route);
        Assert.True(plan.TryNext(Failure(FailureKind.Credential), out _));
        Assert.False(plan.TryNext(Failure(FailureKind.Credential), out _));
    }

    [Fact]
    public void No_repeat_comes_before_the_shortest_wait()
    {
        var plan = Plan(new Route([A], 5) { SmallestWait = TimeSpan.FromSeconds(7) });

        Assert.True(plan.TryNext(Failure(FailureKind.Cut), out var delay));
        Assert.Equal(TimeSpan.FromSeconds(7), delay);
    }

    private static AttemptPlan Plan(int retries, params Deployment[] candidates) =>
        Plan(new Route([.. candidates], retries));

    private static AttemptPlan Plan(Route route) => new(route, new RelayOptions(), () => 1);

    private static AttemptFailure Failure(FailureKind kind) => new(kind, 500, ProviderError.Unknown);

    private static AttemptFailure Limited(int seconds) =>
        Failure(FailureKind.RateLimited) with
        {
            RetryAfter = TimeSpan.FromSeconds(seconds),
        };
}
