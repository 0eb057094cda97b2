using Solaris.Providers;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

public sealed class AttemptPlanTests
{
    private static readonly Deployment A = Deployments.Of("openai");
    private static readonly Deployment B = Deployments.Of("groq");

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

    private static AttemptPlan Plan(int retries, params Deployment[] candidates) =>
        new(new Route([.. candidates], retries), new RelayOptions(), () => 1);

    private static AttemptFailure Failure(FailureKind kind) => new(kind, 500, ProviderError.Unknown);

    private static AttemptFailure Limited(int seconds) =>
        Failure(FailureKind.RateLimited) with
        {
            RetryAfter = TimeSpan.FromSeconds(seconds),
        };
}
