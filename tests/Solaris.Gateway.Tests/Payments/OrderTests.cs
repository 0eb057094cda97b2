using CsCheck;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>From the click to the tokens and back, on both databases.</summary>
public sealed class OrderTests
{
    private const string Sqlite = nameof(DatabaseKind.Sqlite);
    private const string Postgres = nameof(DatabaseKind.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task Paying_adds_the_pack_to_what_the_buyer_can_spend(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var before = (await stage.Ledger.StandingAsync(stage.Limit)).Room;
        var order = await stage.BuyAsync();
        await stage.TickAsync();
        Assert.True(Pix.BrCode.Read((await stage.FindAsync(order)).PixCode!)!.Fits(PaymentStage.Centavos));

        stage.Bank.Pay(order.Reference);
        await stage.NotifyAsync(order.Reference);
        await stage.TickAsync();

        Assert.Equal((OrderStatus.Paid, PaymentStage.Tokens, PaymentStage.Centavos), await stage.OutcomeAsync(order));
        Assert.Equal(before + PaymentStage.Tokens, (await stage.Ledger.StandingAsync(stage.Limit)).Room);
        Assert.Equal(
            1,
            await stage.Ledger.ScalarAsync<long>("select count(*) from outbox where kind = 'invoice.requested'")
        );
        await stage.Ledger.AssertBalancedAsync();
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_double_click_is_one_order(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.BuyAsync()));
        await stage.TickAsync();

        Assert.Single(clicks.Select(order => order.Id).Distinct());
        Assert.Equal(1, await stage.Ledger.ScalarAsync<long>("select count(*) from payment_order"));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task Forged_and_repeated_webhooks_and_those_of_strangers_change_nothing(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var order = await stage.BuyAsync();
        await stage.TickAsync();

        Assert.False(await stage.NotifyAsync(order.Reference, signed: false));
        Assert.True(await stage.NotifyAsync("00000000000000000000000000000000"));
        Assert.True(await stage.NotifyAsync(order.Reference, "the same"));
        Assert.True(await stage.NotifyAsync(order.Reference, "the same"));
        await stage.TickAsync();

        Assert.Equal((OrderStatus.Pending, 0, 0), await stage.OutcomeAsync(order));
        Assert.Equal(2, await stage.Ledger.ScalarAsync<long>("select count(*) from webhook_inbox"));
    }

    [Fact]
    public async Task A_payment_of_another_amount_grants_nothing_and_is_listed()
    {
        await using var stage = await PaymentStage.StartAsync(Sqlite);
        var order = await stage.BuyAsync();
        await stage.TickAsync();
        stage.Bank.Pay(order.Reference, PaymentStage.Centavos - 1);
        await stage.RestAsync();

        Assert.Equal((OrderStatus.Expired, 0, PaymentStage.Centavos - 1), await stage.OutcomeAsync(order));
        Assert.Equal(OrderProblem.Amount, (await stage.FindAsync(order)).Problem);
        Assert.Equal(1, await stage.CountDifferencesAsync());
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_transfer_that_is_known_from_elsewhere_grants_nothing_and_holds_up_nobody(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var twice = await stage.BuyAsync("first");
        var other = await stage.BuyAsync("second");
        await stage.Ledger.ExecuteAsync(
            """
            insert into payment_fact (provider, payment_id, end_to_end_id, centavos, currency, refunded_centavos, status,
                updated_at, seen_at)
            values ('elsewhere', '1', @transfer, 1, 'BRL', 0, 1, 1, 1)
            """,
            new { transfer = $"{twice.Reference}-1" }
        );
        await stage.TickAsync();
        stage.Bank.Pay(twice.Reference);
        stage.Bank.Pay(other.Reference);
        await stage.RestAsync();

        Assert.Equal(0, (await stage.OutcomeAsync(twice)).Tokens);
        Assert.Equal((OrderStatus.Paid, PaymentStage.Tokens, PaymentStage.Centavos), await stage.OutcomeAsync(other));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_second_payment_is_granted_once_and_sent_back(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var order = await stage.BuyAsync();
        await stage.TickAsync();
        stage.Bank.Pay(order.Reference);
        stage.Bank.Pay(order.Reference);
        await stage.RestAsync();

        Assert.Equal((OrderStatus.Paid, PaymentStage.Tokens, PaymentStage.Centavos), await stage.OutcomeAsync(order));
        Assert.Equal(0, await stage.CountDifferencesAsync());
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task An_unused_pack_is_taken_back_with_one_click_and_paid_back_in_full(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var order = await BoughtAsync(stage);

        Assert.Null((await stage.Refunds.WithdrawAsync(stage.Buyer, order.Id, Cancel)).Error);
        await stage.RestAsync();

        Assert.Equal((OrderStatus.Refunded, 0, 0), await stage.OutcomeAsync(order));
        Assert.Equal(PaymentStage.Centavos, (await stage.FindAsync(order)).RefundCentavos);
        Assert.NotNull((await stage.Refunds.WithdrawAsync(stage.Buyer, order.Id, Cancel)).Error);
        await stage.Ledger.AssertBalancedAsync();
    }

    [Fact]
    public async Task Withdrawal_is_over_after_seven_days_and_nobody_elses()
    {
        await using var stage = await PaymentStage.StartAsync(Sqlite);
        var order = await BoughtAsync(stage);

        Assert.Equal(404, (await stage.Refunds.WithdrawAsync(new(Guid.Empty), order.Id, Cancel)).Error?.Status);
        stage.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(409, (await stage.Refunds.WithdrawAsync(stage.Buyer, order.Id, Cancel)).Error?.Status);
        Assert.Null((await stage.Refunds.RefundAsync(order.Id, "goodwill", Cancel)).Error);
    }

    [Theory]
    [InlineData(500_000, 4_990)]
    [InlineData(499_999, 4_989)]
    [InlineData(1, 0)]
    [InlineData(250_000, 2_495)]
    [InlineData(101, 1)]
    [InlineData(0, 0)]
    public void What_is_unused_is_paid_back_down_to_the_centavo(long unused, long centavos) =>
        Assert.Equal(centavos, OrderRefund.Price(PaymentStage.Centavos, unused, PaymentStage.Tokens));

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_dispute_claws_the_pack_back(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var order = await BoughtAsync(stage);
        stage.Bank.Dispute(order.Reference);
        await stage.RestAsync();

        Assert.Equal((OrderStatus.Reversed, 0, 0), await stage.OutcomeAsync(order));
        Assert.Equal(0, await stage.CountDifferencesAsync());
        await stage.Ledger.AssertBalancedAsync();
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task Money_that_comes_back_from_a_dispute_is_listed_until_it_is_taken_again(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var order = await BoughtAsync(stage);
        stage.Bank.Dispute(order.Reference);
        await stage.RestAsync();
        stage.Bank.Reinstate(order.Reference);
        await stage.RestAsync();

        Assert.Equal((OrderStatus.Reversed, 0, PaymentStage.Centavos), await stage.OutcomeAsync(order));
        Assert.Equal(OrderProblem.Reinstated, (await stage.FindAsync(order)).Problem);
        Assert.Equal(1, await stage.CountDifferencesAsync());

        stage.Bank.Dispute(order.Reference);
        await stage.RestAsync();
        Assert.Null((await stage.FindAsync(order)).Problem);
        Assert.Equal(0, await stage.CountDifferencesAsync());
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_crash_between_the_grant_and_its_mark_grants_once(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var order = await BoughtAsync(stage);
        await stage.Ledger.ExecuteAsync("update payment_order set granted_at = null, poll_at = 1");
        await stage.RestAsync();

        Assert.Equal((OrderStatus.Paid, PaymentStage.Tokens, PaymentStage.Centavos), await stage.OutcomeAsync(order));
        Assert.NotNull((await stage.FindAsync(order)).GrantedAt);
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_voucher_is_redeemed_once_a_person_until_it_is_used_up(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var request = new VoucherRequest { Tokens = 1_000, ExpiresAt = stage.Clock.GetUtcNow().AddDays(1) };
        var (_, code) = await stage.Vouchers.MakeAsync(request, Cancel);

        var redeemed = await stage.Vouchers.RedeemAsync(stage.Buyer, code.ToLowerInvariant(), Cancel);
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await stage.TickAsync();

        Assert.Equal((OrderStatus.Paid, 1_000, 0), await stage.OutcomeAsync(redeemed.Value!));
        Assert.Equal(400, (await stage.Vouchers.RedeemAsync(stage.Buyer, code, Cancel)).Error?.Status);
        Assert.Equal(400, (await stage.Vouchers.RedeemAsync(stage.Buyer, "AAAA-AAAA", Cancel)).Error?.Status);
    }

    /// <summary>What happens at the bank is fixed; when webhooks come, how often, or never, and when we look, is not.</summary>
    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task Orders_repeats_losses_and_delays_of_webhooks_end_in_the_same_state(string kind)
    {
        await using var stage = await PaymentStage.StartAsync(kind);
        var purchases = 0;
        await Gen.Select(Gen.Int[0, Histories.Length - 1], Gen.Int[0, 4].Array[0, 12])
            .SampleAsync(
                async (history, schedule) =>
                {
                    var expected = await RunAsync(stage, history, [], $"purchase {purchases++}");
                    var found = await RunAsync(stage, history, schedule, $"purchase {purchases++}");
                    if (Histories[history] == Raced)
                    {
                        Assert.Equal(found.Item2 / PaymentStage.Tokens, found.Item3 / PaymentStage.Centavos);
                        return;
                    }
                    Assert.Equal(expected, found);
                },
                iter: kind == Sqlite ? 40 : 15,
                threads: 1
            );
        await stage.Ledger.AssertBalancedAsync();
    }

    /// <summary>What a bank can do with a charge: pay, pay twice, dispute, let it expire.</summary>
    private static readonly string[] Histories = ["", "p", "pp", "pd", "wp", "w", "ep", Raced];

    /// <summary>
    /// Paid twice, and the first disputed: whether the second was sent back by then decides who has the money. Tokens
    /// follow it either way.
    /// </summary>
    private const string Raced = "ppd";

    private static async Task<(string, long, long)> RunAsync(
        PaymentStage stage,
        int history,
        int[] schedule,
        string key
    )
    {
        var order = await stage.BuyAsync(key);
        await stage.TickAsync();
        var events = new Queue<char>(Histories[history]);
        foreach (var step in schedule)
        {
            await DoAsync(stage, order, events, step);
        }
        while (events.TryDequeue(out var happens))
        {
            Happen(stage, order, happens);
        }
        await stage.RestAsync();
        return await stage.OutcomeAsync(order);
    }

    private static Task DoAsync(PaymentStage stage, Order order, Queue<char> events, int step)
    {
        switch (step)
        {
            case 0 when events.TryDequeue(out var happens):
                Happen(stage, order, happens);
                return Task.CompletedTask;
            case 1:
                return stage.NotifyAsync(order.Reference);
            case 2:
                return stage.NotifyAsync(order.Reference, "repeated");
            case 3:
                return stage.Reconciliation.RunOnceAsync(TimeSpan.FromHours(3), Cancel);
            default:
                stage.Clock.Advance(TimeSpan.FromSeconds(1));
                return stage.TickAsync();
        }
    }

    private static void Happen(PaymentStage stage, Order order, char happens)
    {
        stage.Clock.Advance(TimeSpan.FromMilliseconds(5));
        switch (happens)
        {
            case 'p':
                stage.Bank.Pay(order.Reference);
                break;
            case 'w':
                stage.Bank.Pay(order.Reference, 1);
                break;
            case 'd':
                stage.Bank.Dispute(order.Reference);
                break;
            default:
                stage.Clock.Advance(TimeSpan.FromMinutes(40));
                break;
        }
    }

    private static async Task<Order> BoughtAsync(PaymentStage stage)
    {
        var order = await stage.BuyAsync();
        await stage.TickAsync();
        stage.Bank.Pay(order.Reference);
        await stage.NotifyAsync(order.Reference);
        await stage.TickAsync();
        Assert.Equal(OrderStatus.Paid, (await stage.FindAsync(order)).Status);
        return order;
    }
}
