using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger.Batches;

public sealed class HoldDecisionTests
{
    private readonly MemoryLedger _ledger = new();

    [Fact]
    public void A_hold_is_taken_from_every_limit_or_from_none()
    {
        var user = _ledger.AddLimit(LimitScope.User, 1_000);
        var organisation = _ledger.AddLimit(LimitScope.Organisation, 500);

        Assert.Equal(HoldVerdict.Held, _ledger.Hold(Request(1, 100, 300, user, organisation)).Verdict);
        var refused = _ledger.Hold(Request(2, 100, 300, user, organisation));

        Assert.Equal(HoldVerdict.Short, refused.Verdict);
        Assert.Equal(400, _ledger.Held(user.Id.Value));
        Assert.Equal(400, _ledger.Held(organisation.Id.Value));
        _ledger.AssertInvariants();
    }

    [Fact]
    public void A_refusal_says_which_limit_binds_and_how_all_of_them_stood()
    {
        var organisation = _ledger.AddLimit(LimitScope.Organisation, 5_000);
        var user = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 100, 100, organisation, user));
        _ledger.Settle(1, Used(100, 50));
        _ledger.Hold(Request(2, 100, 200, organisation, user));

        var refused = _ledger.Hold(Request(3, 400, 400, organisation, user));

        Assert.Collection(
            refused.Standings,
            standing =>
            {
                Assert.Equal(user, standing.Limit);
                Assert.Equal((1_000, 150, 300, 800), (standing.Granted, standing.Used, standing.Held, standing.Asked));
                Assert.False(standing.Fits);
                Assert.Equal(550, standing.Room);
            },
            standing =>
            {
                Assert.Equal(organisation, standing.Limit);
                Assert.True(standing.Fits);
            }
        );
    }

    [Theory]
    [InlineData(1_000, 1, 500, 900)] // All that is left fits: 400 + 500.
    [InlineData(900, 1, 500, 900)]
    [InlineData(899, 1, 499, 899)]
    [InlineData(656, 1, 256, 656)] // The least that goes out.
    [InlineData(655, 1, 0, 0)]
    [InlineData(657, 4, 256, 656)] // Rounded down to whole choices.
    [InlineData(658, 7, 252, 652)] // Rounding may go under the least: it refuses nothing.
    public void An_elastic_call_shrinks_to_what_fits(long amount, int choices, long output, long held)
    {
        var limit = _ledger.AddLimit(LimitScope.User, amount);

        var result = _ledger.Hold(Request(1, 400, 500, limit).Elastic(choices));

        Assert.Equal(output, result.OutputTokens);
        Assert.Equal(output > 0 ? HoldVerdict.Held : HoldVerdict.Short, result.Verdict);
        Assert.Equal(held, _ledger.Held(limit.Id.Value));
    }

    [Fact]
    public void An_elastic_call_that_asks_for_little_is_not_given_less()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 449);

        Assert.Equal(HoldVerdict.Short, _ledger.Hold(Request(1, 400, 50, limit).Elastic()).Verdict);
        Assert.Equal(HoldVerdict.Held, _ledger.Hold(Request(2, 399, 50, limit).Elastic()).Verdict);
    }

    [Fact]
    public void An_embedding_without_output_needs_room_for_its_input_only()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 400);

        Assert.Equal(HoldVerdict.Held, _ledger.Hold(Request(1, 400, 0, limit).Elastic()).Verdict);
        Assert.Equal(HoldVerdict.Short, _ledger.Hold(Request(2, 1, 0, limit).Elastic()).Verdict);
    }

    [Fact]
    public void A_rigid_call_is_held_whole_or_refused()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 899);

        Assert.Equal(HoldVerdict.Short, _ledger.Hold(Request(1, 400, 500, limit)).Verdict);
        Assert.Equal(HoldVerdict.Held, _ledger.Hold(Request(2, 400, 499, limit)).Verdict);
    }

    [Fact]
    public void Money_clamps_too_and_the_clamped_cost_fits_to_the_last_micro()
    {
        // Input 100 tokens at 2 micros; output at 4 micros a token.
        var money = _ledger.AddLimit(LimitScope.User, 200 + 4 * 300 + 3, LimitUnit.Money);

        var result = _ledger.Hold(Request(1, 100, 1_000, money).Elastic());

        Assert.Equal(300, result.OutputTokens);
        Assert.Equal(200 + 4 * 300, _ledger.Held(money.Id.Value));
    }

    [Fact]
    public void A_money_limit_refuses_a_model_without_a_price()
    {
        var money = _ledger.AddLimit(LimitScope.User, 1_000_000, LimitUnit.Money);
        var tokens = _ledger.AddLimit(LimitScope.User, 1_000_000);
        var unpriced = new CostBound(10, 10, 1, null, null);

        Assert.Equal(HoldVerdict.Unpriced, _ledger.Hold(Request(1, 0, 0, money) with { Bound = unpriced }).Verdict);
        Assert.Equal(HoldVerdict.Held, _ledger.Hold(Request(2, 0, 0, tokens) with { Bound = unpriced }).Verdict);
    }

    [Fact]
    public void The_block_threshold_ends_the_room_before_the_amount_does()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_001, blockAt: 900_000);

        var result = _ledger.Hold(Request(1, 100, 5_000, limit).Elastic());

        Assert.Equal(800, result.OutputTokens); // floor(1001 × 0.9) = 900
        Assert.Equal(900, result.Standings[0].Granted);
    }

    [Fact]
    public void A_repeated_id_holds_nothing_more()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 10, 10, limit));

        Assert.Equal(HoldVerdict.InProgress, _ledger.Hold(Request(1, 10, 10, limit)).Verdict);
        _ledger.Settle(1, Used(5, 5));
        Assert.Equal(HoldVerdict.Finished, _ledger.Hold(Request(1, 10, 10, limit)).Verdict);
        Assert.Equal(10, _ledger.Used(limit.Id.Value));
    }

    [Fact]
    public async Task A_hold_whose_commit_got_lost_is_answered_as_it_was_decided()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        var operation = new HoldOperation(Request(1, 10, 10, limit));
        var lost = new LedgerBatch([operation]);
        lost.Decide(Snapshot(operation));

        _ledger.Run(operation);

        Assert.Equal(HoldVerdict.Held, (await operation.Answer).Verdict);
        Assert.Equal(20, _ledger.Held(limit.Id.Value));
    }

    [Fact]
    public void A_removed_limit_binds_nobody()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 10);
        _ledger.ChangeLimit(limit.Id.Value, 10, removed: true);

        var result = _ledger.Hold(Request(1, 100, 100, limit));

        Assert.Equal(HoldVerdict.Held, result.Verdict);
        Assert.Empty(result.Standings);
    }

    [Fact]
    public void A_call_that_asks_for_more_than_can_be_counted_fails_alone()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        var absurd = new HoldOperation(Request(1, 0, 0, limit) with { Bound = new(long.MaxValue, 5, 1, 0, 0) });
        var sane = new HoldOperation(Request(2, 10, 10, limit));

        _ledger.Run(absurd, sane);

        Assert.True(absurd.Answer.IsFaulted);
        Assert.True(sane.Answer.IsCompletedSuccessfully);
        _ledger.AssertInvariants();
    }

    /// <summary>Decides as if on the ledger's rows, then forgets it: a transaction whose fate is unknown.</summary>
    private LedgerState Snapshot(HoldOperation operation)
    {
        _ledger.Run(operation);
        var state = new LedgerState(_ledger.Now, _ledger.Instance);
        state.Reservations.Add(operation.Request.Id.Value, _ledger.Reservations[operation.Request.Id.Value]);
        return state;
    }
}
