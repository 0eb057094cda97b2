using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.RateLimits;

public sealed class RateLimiterTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly RateLimiter _limiter;

    public RateLimiterTests() => _limiter = Limiters.Alone(_clock);

    [Fact]
    public void A_key_without_limits_costs_nothing()
    {
        var caller = Caller();
        Try(caller, 1_000, out _).Dispose();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            using var lease = Try(caller, 1_000, out var refusal);
            Assert.Null(refusal);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_minutes_requests_may_come_at_once_and_then_come_back_evenly()
    {
        var caller = Caller() with { RequestsPerMinute = 6 };
        for (var i = 0; i < 6; i++)
        {
            Assert.Null(Enter(caller));
        }

        var refusal = Enter(caller);

        Assert.Equal((429, "requests", "rate_limit_exceeded"), (refusal?.Status, refusal?.Type, refusal?.Code));
        Assert.Equal(TimeSpan.FromSeconds(10), refusal?.RetryAfter);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(Enter(caller));
        Assert.NotNull(Enter(caller));
    }

    [Fact]
    public void Tokens_count_by_the_bound_until_the_use_is_known()
    {
        var caller = Caller() with { TokensPerMinute = 1_000 };
        var lease = Try(caller, 900, out _);

        var refusal = Enter(caller, 200);

        Assert.Equal(("tokens", TimeSpan.FromSeconds(6)), (refusal?.Type, refusal?.RetryAfter));
        lease.Used(100);
        lease.Dispose();
        Assert.Null(Enter(caller, 900));
        Assert.NotNull(Enter(caller, 1));
    }

    [Fact]
    public void A_call_larger_than_a_whole_minute_is_told_not_to_come_back()
    {
        var refusal = Enter(Caller() with { TokensPerMinute = 1_000 }, 1_001);

        Assert.Equal((429, false, null), (refusal?.Status, refusal?.ShouldRetry, refusal?.RetryAfter));
    }

    [Fact]
    public void A_refused_call_takes_nothing()
    {
        var caller = Caller() with { RequestsPerMinute = 100, TokensPerMinute = 1_000, MaxParallel = 1 };
        Assert.NotNull(Enter(caller, 2_000));

        using var lease = Try(caller, 1_000, out var refusal);

        Assert.Null(refusal);
        Assert.Equal((99, 0), (lease.Standing.Requests?.Remaining, lease.Standing.Tokens?.Remaining));
    }

    [Fact]
    public void Parallel_calls_are_counted_and_each_gives_its_place_back_once()
    {
        var caller = Caller() with { MaxParallel = 2 };
        var one = Try(caller, 0, out _);
        var two = Try(caller, 0, out _);
        Assert.NotNull(Enter(caller));

        one.Dispose();
        one.Dispose();

        using var three = Try(caller, 0, out var refusal);
        Assert.Null(refusal);
        Assert.NotNull(Enter(caller));
        two.Dispose();
    }

    [Fact]
    public async Task Replicas_that_do_not_hear_of_each_other_admit_the_limit_together()
    {
        var caller = Caller() with { RequestsPerMinute = 100, TokensPerMinute = 10_000 };
        var replicas = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Limiters.OneOfAsync(3, _clock)));
        var admitted = 0;
        for (var second = 0; second < 120; second++)
        {
            admitted += replicas.Sum(replica => Enumerable.Range(0, 40).Count(_ => Admits(replica, caller, 10)));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(admitted, 295, 300); // A minute's worth at once, and two minutes.
    }

    [Fact]
    public async Task A_call_larger_than_a_replicas_part_goes_alone()
    {
        var caller = Caller() with { TokensPerMinute = 900 };
        var replica = await Limiters.OneOfAsync(3, _clock);

        Assert.True(Admits(replica, caller, 600)); // A part is 300: it is earned back in two minutes.
        Assert.False(Admits(replica, caller, 1));
        _clock.Advance(TimeSpan.FromMinutes(1.99));
        Assert.False(Admits(replica, caller, 600));
        _clock.Advance(TimeSpan.FromMinutes(0.01));
        Assert.True(Admits(replica, caller, 600));
    }

    [Fact]
    public void Keys_do_not_share_limits()
    {
        var one = Caller() with { RequestsPerMinute = 1 };
        var two = one with { Origin = one.Origin with { Key = new(Guid.CreateVersion7()) } };

        Assert.Null(Enter(one));
        Assert.NotNull(Enter(one));
        Assert.Null(Enter(two));
    }

    [Fact]
    public void Whatever_the_pattern_no_minute_admits_more_than_two_minutes_worth() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 5_000].Array[1, 400])
            .Sample(
                (limit, pauses) =>
                {
                    var caller = Caller() with
                    {
                        RequestsPerMinute = limit,
                        Origin = new(default, new(Guid.CreateVersion7()), null, null),
                    };
                    var admitted = new List<DateTimeOffset>();
                    foreach (var pause in pauses)
                    {
                        _clock.Advance(TimeSpan.FromMilliseconds(pause));
                        if (Enter(caller) is null)
                        {
                            admitted.Add(_clock.GetUtcNow());
                        }
                    }
                    return admitted.TrueForAll(start =>
                        admitted.Count(time => time >= start && time < start.AddMinutes(1)) <= 2 * limit
                    );
                },
                threads: 1
            );

    [Fact]
    public void Whoever_waits_as_told_gets_in() =>
        Gen.Select(Gen.Long[1, 1_000_000_000], Gen.Long[0, 1_000_000_000].Array[1, 50])
            .Sample(
                (limit, calls) =>
                {
                    var caller = Caller() with
                    {
                        TokensPerMinute = limit,
                        Origin = new(default, new(Guid.CreateVersion7()), null, null),
                    };
                    foreach (var tokens in calls.Select(tokens => Math.Min(tokens, limit)))
                    {
                        if (Enter(caller, tokens)?.RetryAfter is { } wait)
                        {
                            _clock.Advance(wait);
                            if (Enter(caller, tokens) is not null)
                            {
                                return false;
                            }
                        }
                    }
                    return true;
                },
                threads: 1
            );

    [Fact]
    public void The_headers_say_what_openai_says()
    {
        var caller = Caller() with { RequestsPerMinute = 60, TokensPerMinute = 1_000 };
        using var lease = Try(caller, 250, out _);
        var headers = new HeaderDictionary();

        RateHeaders.Write(headers, lease.Standing);

        Assert.Equal("60", headers["x-ratelimit-limit-requests"]);
        Assert.Equal("59", headers["x-ratelimit-remaining-requests"]);
        Assert.Equal("1s", headers["x-ratelimit-reset-requests"]);
        Assert.Equal("1000", headers["x-ratelimit-limit-tokens"]);
        Assert.Equal("750", headers["x-ratelimit-remaining-tokens"]);
        Assert.Equal("15s", headers["x-ratelimit-reset-tokens"]);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1ms")]
    [InlineData(20_000, "2ms")]
    [InlineData(10_000_000, "1s")]
    [InlineData(15_000_000, "1.5s")]
    [InlineData(600_000_000, "1m0s")]
    [InlineData(3_610_000_000, "6m1s")]
    public void Durations_are_written_as_go_writes_them(long ticks, string text) =>
        Assert.Equal(text, RateHeaders.Duration(TimeSpan.FromTicks(ticks)));

    private Refusal? Enter(Caller caller, long tokens = 0)
    {
        Try(caller, tokens, out var refusal);
        return refusal;
    }

    private static bool Admits(RateLimiter limiter, Caller caller, long tokens) =>
        Decided(limiter.EnterAsync(caller, tokens)).Refusal is null;

    private RateLease Try(Caller caller, long tokens, out Refusal? refusal)
    {
        (var lease, refusal) = Decided(_limiter.EnterAsync(caller, tokens));
        return lease;
    }

    /// <summary>Without Redis it is decided at once.</summary>
    private static RateEntry Decided(ValueTask<RateEntry> entered)
    {
        Assert.True(entered.IsCompletedSuccessfully);
#pragma warning disable VSTHRD002, CA2012 // It has ended, and properties cannot wait.
        return entered.Result;
#pragma warning restore VSTHRD002, CA2012
    }

    private static Caller Caller() => Limiters.Caller();
}
