using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger.Batches;

public sealed class ResolutionTests
{
    private readonly MemoryLedger _ledger = new();

    [Fact]
    public void Settling_charges_the_reported_usage_and_returns_the_rest()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 100, 500, limit));

        _ledger.Settle(1, Used(100, 50));

        Assert.Equal(150, _ledger.Used(limit.Id.Value));
        Assert.Equal(0, _ledger.Held(limit.Id.Value));
        _ledger.AssertInvariants();
    }

    [Fact]
    public void Settling_twice_charges_once()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 100, 500, limit));

        _ledger.Settle(1, Used(100, 50));
        _ledger.Settle(1, Used(100, 400));
        _ledger.Release(1);

        Assert.Equal(150, _ledger.Used(limit.Id.Value));
    }

    [Fact]
    public void Releasing_charges_nothing()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 100, 500, limit));

        _ledger.Release(1);

        Assert.Equal((0, 0), (_ledger.Used(limit.Id.Value), _ledger.Held(limit.Id.Value)));
        Assert.Equal(UsageBasis.Released, _ledger.Reservations[Id(1)].Basis);
    }

    [Fact]
    public void What_the_provider_bills_beyond_the_hold_is_charged_and_becomes_overrun_where_it_exceeds_the_grant()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 400, 500, limit));

        _ledger.Settle(1, Used(400, 700));

        var bucket = Assert.Single(_ledger.Buckets);
        Assert.Equal((1_100, 100, 0), (bucket.Used, bucket.Overrun, bucket.Room));
        Assert.Equal(HoldVerdict.Short, _ledger.Hold(Request(2, 1, 0, limit)).Verdict);
        _ledger.AssertInvariants();
    }

    [Fact]
    public void What_we_counted_ourselves_never_charges_more_than_was_held()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 100, 100, limit));

        _ledger.Settle(1, Used(100, 700, UsageBasis.LocalCount));

        Assert.Equal(200, _ledger.Used(limit.Id.Value));
        _ledger.AssertInvariants();
    }

    [Fact]
    public void An_orphan_is_charged_its_input_and_the_output_it_had_reported()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 10_000);
        var money = _ledger.AddLimit(LimitScope.User, 10_000, LimitUnit.Money);
        _ledger.Hold(Request(1, 100, 500, limit, money));
        _ledger.Run(new PulseOperation(null, [(Id(1), 30)]));
        _ledger.Run(new PulseOperation(null, [(Id(1), 20)])); // Late news does not undo progress.

        _ledger.Expire(1);

        Assert.Equal(130, _ledger.Used(limit.Id.Value));
        Assert.Equal(100 * 2 + 30 * 4, _ledger.Used(money.Id.Value));
        Assert.Equal(ExpireOperation.Orphaned, _ledger.Requests[Id(1)].ErrorCode);
        Assert.Equal(30, _ledger.Requests[Id(1)].Usage.OutputTotal);
        _ledger.AssertInvariants();
    }

    [Fact]
    public void An_orphan_is_never_charged_more_than_it_held()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 100, 200, limit));
        _ledger.Run(new PulseOperation(null, [(Id(1), 5_000)]));

        _ledger.Expire(1);
        _ledger.Expire(1);

        Assert.Equal(300, _ledger.Used(limit.Id.Value));
        _ledger.AssertInvariants();
    }

    [Theory]
    [InlineData(40, 10)]
    [InlineData(100, 900)]
    [InlineData(0, 0)]
    public void A_zombies_true_usage_corrects_the_expired_charge_once(long input, long output)
    {
        var limit = _ledger.AddLimit(LimitScope.User, 500);
        _ledger.Hold(Request(1, 100, 200, limit));
        _ledger.Expire(1);

        var entry = new RequestRow
        {
            Id = Id(1),
            Origin = Origin,
            Endpoint = "",
            Model = "",
            Status = 200,
        };
        _ledger.Run(new ResolveOperation(Id(1), Used(input, output), entry));
        _ledger.Run(new ResolveOperation(Id(1), Used(1, 1), request: null));

        Assert.Equal(input + output, _ledger.Used(limit.Id.Value));
        Assert.Equal(UsageBasis.LateAdjustment, _ledger.Reservations[Id(1)].Basis);
        Assert.Equal(200, _ledger.Requests[Id(1)].Status);
        Assert.Equal(UsageBasis.LateAdjustment, _ledger.Requests[Id(1)].Basis);
        _ledger.AssertInvariants();
    }

    [Fact]
    public void Packs_burn_after_the_plan_and_the_one_that_expires_first_burns_first()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 100);
        var (late, soon) = (Id(71), Id(72));
        GrantPack(limit, late, 50, MemoryLedger.April + 9_000_000_000);
        _ledger.Now++;
        GrantPack(limit, soon, 50, MemoryLedger.April + 5_000_000_000);

        var held = _ledger.Hold(Request(1, 100, 70, limit));

        Assert.Equal(200, held.Standings[0].Granted);
        Assert.Equal([100, 50, 20], _ledger.Reservations[Id(1)].Lines.Select(line => line.Held));
        _ledger.Settle(1, Used(100, 30));
        Assert.Equal((100, 30, 0), (UsedOf(null), UsedOf(soon), UsedOf(late)));
        _ledger.AssertInvariants();
    }

    [Fact]
    public void A_correction_takes_back_in_reverse_burn_order_and_never_below_zero()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 100);
        GrantPack(limit, Id(71), 50, MemoryLedger.April + 9_000_000_000);
        _ledger.Hold(Request(1, 130, 10, limit));
        _ledger.Expire(1); // 100 of the plan, 30 of the pack.

        _ledger.Settle(1, Used(80, 0));

        Assert.Equal((80, 0), (UsedOf(null), UsedOf(Id(71))));
        _ledger.AssertInvariants();
    }

    [Fact]
    public void A_pack_is_granted_once_an_order_and_pays_debts_first()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 100);
        _ledger.Hold(Request(1, 50, 50, limit));
        _ledger.Settle(1, Used(50, 80));
        Assert.Equal(30, _ledger.Buckets[0].Overrun);

        GrantPack(limit, Id(71), 50, MemoryLedger.April + 9_000_000_000);
        GrantPack(limit, Id(71), 50, MemoryLedger.April + 9_000_000_000);

        Assert.Equal(0, _ledger.Buckets[0].Debt);
        Assert.Equal(20, _ledger.Buckets.Single(bucket => bucket.OrderId == Id(71)).Room);
        _ledger.AssertInvariants();
    }

    [Fact]
    public void A_refunded_pack_is_taken_back_once_and_what_was_spent_of_it_is_debt()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 100);
        GrantPack(limit, Id(71), 50, MemoryLedger.April + 9_000_000_000);
        _ledger.Hold(Request(1, 100, 20, limit));
        _ledger.Settle(1, Used(100, 20));

        _ledger.Run(new ClawBackPackOperation(Id(71)));
        _ledger.Run(new ClawBackPackOperation(Id(71)));

        var pack = _ledger.Buckets.Single(bucket => bucket.OrderId == Id(71));
        Assert.Equal((0, 20, 20, 0), (pack.Granted, pack.Used, pack.Clawback, pack.Room));
        Assert.Equal(HoldVerdict.Short, _ledger.Hold(Request(2, 1, 0, limit)).Verdict);
        _ledger.AssertInvariants();
    }

    [Fact]
    public void A_lowered_limit_cancels_nothing_and_admits_nothing_until_the_debt_is_paid()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000);
        _ledger.Hold(Request(1, 100, 500, limit));
        _ledger.ChangeLimit(limit.Id.Value, 200);

        Assert.Equal(HoldVerdict.Short, _ledger.Hold(Request(2, 1, 0, limit)).Verdict);
        var bucket = Assert.Single(_ledger.Buckets);
        Assert.Equal((200, 600, 400), (bucket.Granted, bucket.Held, bucket.Clawback));

        _ledger.Settle(1, Used(100, 250));
        Assert.Equal(150, _ledger.Buckets[0].Clawback);
        _ledger.ChangeLimit(limit.Id.Value, 400);
        Assert.Equal(HoldVerdict.Held, _ledger.Hold(Request(3, 50, 0, limit)).Verdict);
        Assert.Equal(0, _ledger.Buckets[0].Debt);
        _ledger.AssertInvariants();
    }

    [Fact]
    public void A_period_ends_at_the_last_millisecond_of_its_month_and_keeps_its_own_calls()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 100);
        _ledger.Now = At(2028, 2, 29, 23, 59, 59, 999); // A leap February.
        _ledger.Hold(Request(1, 60, 0, limit));
        Assert.Equal(HoldVerdict.Short, _ledger.Hold(Request(2, 60, 0, limit)).Verdict);

        _ledger.Now++;
        Assert.Equal(HoldVerdict.Held, _ledger.Hold(Request(3, 60, 0, limit)).Verdict);
        _ledger.Settle(1, Used(50, 0));

        Assert.Equal(
            [(At(2028, 2, 1), 50L), (At(2028, 3, 1), 0L)],
            _ledger.Buckets.Select(b => (b.Period.Start, b.Used))
        );
        Assert.Equal(_ledger.Buckets[0].Period.End, _ledger.Buckets[1].Period.Start);
        _ledger.AssertInvariants();
    }

    [Fact]
    public void A_threshold_is_told_once_however_often_it_is_crossed()
    {
        var limit = _ledger.AddLimit(LimitScope.User, 1_000, alertAt: [500_000, 800_000]);
        Spend(1, 499);
        Assert.Empty(_ledger.Events);
        Spend(2, 1);
        Spend(3, 250);
        Assert.Equal([(1, 500_000)], _ledger.Events);

        _ledger.ChangeLimit(limit.Id.Value, 10_000);
        Spend(4, 1);
        _ledger.ChangeLimit(limit.Id.Value, 760);

        Assert.Equal(HoldVerdict.Short, _ledger.Hold(Request(5, 100, 0, limit)).Verdict);
        Assert.Equal([(1, 500_000), (1, 800_000)], _ledger.Events);

        void Spend(int id, long tokens)
        {
            _ledger.Hold(Request(id, tokens, 0, limit));
            _ledger.Settle(id, Used(tokens, 0));
        }
    }

    private void GrantPack(Limit limit, Guid order, long amount, long expires)
    {
        _ledger.Hold(Request(90, 0, 0, limit));
        _ledger.Run(new GrantPackOperation(new(order, limit.Id, amount, 1, expires)));
    }

    private long UsedOf(Guid? order) => _ledger.Buckets.Single(bucket => bucket.OrderId == order).Used;

    private static long At(int year, int month, int day, int hour = 0, int minute = 0, int second = 0, int ms = 0)
    {
        var local = new DateTime(year, month, day, hour, minute, second, ms, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, MemoryLedger.Zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
