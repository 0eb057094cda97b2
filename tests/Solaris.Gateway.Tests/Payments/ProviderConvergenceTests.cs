using CsCheck;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>With the providers that take real money: what their servers did decides, and not which webhooks came when.</summary>
public sealed class ProviderConvergenceTests
{
    private const string Sqlite = nameof(DatabaseKind.Sqlite);
    private const string Postgres = nameof(DatabaseKind.Postgres);

    /// <summary>What buyers and banks do: p pays, w pays another amount, d takes back, e lets the charge expire.</summary>
    private static readonly string[] Once = ["", "p", "pd", "w", "e", "ep"];

    private static readonly string[] Twice = [.. Once, "pp", "wp"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cases =>
        new()
        {
            { Sqlite, nameof(Pix.PixTill) },
            { Postgres, nameof(Pix.PixTill) },
            { Sqlite, nameof(MercadoPago.MercadoPagoPixTill) },
            { Postgres, nameof(MercadoPago.MercadoPagoPixTill) },
            { Sqlite, nameof(MercadoPago.MercadoPagoCardTill) },
            { Postgres, nameof(MercadoPago.MercadoPagoCardTill) },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Orders_repeats_losses_and_delays_of_webhooks_end_in_the_same_state(string kind, string name)
    {
        var clock = new ImpatientClock(TimeProvider.System.GetUtcNow());
        using var till = Till.New(name, clock);
        await using var stage = await PaymentStage.StartAsync(kind, clock, till.Provider);
        var histories = name == nameof(MercadoPago.MercadoPagoPixTill) ? Once : Twice;
        var purchases = 0;
        await Gen.Select(Gen.Int[0, histories.Length - 1], Gen.Int[0, 5].Array[0, 12])
            .SampleAsync(
                async (history, schedule) =>
                {
                    var expected = Expected(histories[history]);
                    var found = await RunAsync(stage, till, histories[history], schedule, $"purchase {purchases++}");
                    Assert.Equal(expected, found);
                },
                iter: kind == Sqlite ? 40 : 15,
                threads: 1
            );
        await stage.Ledger.AssertBalancedAsync();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Forged_old_and_moved_webhooks_are_not_even_kept(string kind, string name)
    {
        var clock = new ImpatientClock(TimeProvider.System.GetUtcNow());
        using var till = Till.New(name, clock);
        await using var stage = await PaymentStage.StartAsync(kind, clock, till.Provider);
        var order = await stage.BuyAsync(provider: till.Provider.Name, method: till.Method);
        await stage.TickAsync();
        till.Pay(order.Reference, PaymentStage.Centavos);

        foreach (var forgery in till.Forgeries(order.Reference))
        {
            Assert.False(await ReceiveAsync(stage, till, forgery));
        }

        Assert.Equal(0, await stage.Ledger.ScalarAsync<long>("select count(*) from webhook_inbox"));
        Assert.Equal((OrderStatus.Pending, 0, 0), await stage.OutcomeAsync(order));
    }

    /// <summary>Of what the provider's own books say: tokens for the whole price, once, and only while the money is there.</summary>
    private static (string Status, long Tokens, long Money) Expected(string history) =>
        history switch
        {
            "p" or "ep" or "pp" => (OrderStatus.Paid, PaymentStage.Tokens, PaymentStage.Centavos),
            "wp" => (OrderStatus.Paid, PaymentStage.Tokens, PaymentStage.Centavos + 1),
            "pd" => (OrderStatus.Reversed, 0, 0),
            "w" => (OrderStatus.Expired, 0, 1),
            _ => (OrderStatus.Expired, 0, 0),
        };

    private static async Task<(string Status, long Tokens, long Money)> RunAsync(
        PaymentStage stage,
        Till till,
        string history,
        int[] schedule,
        string key
    )
    {
        var order = await stage.BuyAsync(key, till.Provider.Name, till.Method);
        await stage.TickAsync();
        var events = new Queue<char>(history);
        foreach (var step in schedule)
        {
            await DoAsync(stage, till, order, events, step);
        }
        while (events.TryDequeue(out var happens))
        {
            Happen(stage, till, order, happens);
        }
        await stage.RestAsync();
        return await stage.OutcomeAsync(order);
    }

    private static async Task DoAsync(PaymentStage stage, Till till, Order order, Queue<char> events, int step)
    {
        switch (step)
        {
            case 0 or 1 when events.TryDequeue(out var happens):
                Happen(stage, till, order, happens);
                break;
            case 2:
                foreach (var webhook in till.Notices(order.Reference))
                {
                    Assert.True(await ReceiveAsync(stage, till, webhook));
                    Assert.True(await ReceiveAsync(stage, till, webhook));
                }
                break;
            case 3:
                await stage.Reconciliation.RunOnceAsync(TimeSpan.FromHours(3), Cancel);
                break;
            default:
                stage.Clock.Advance(TimeSpan.FromSeconds(8));
                await stage.TickAsync();
                break;
        }
    }

    private static void Happen(PaymentStage stage, Till till, Order order, char happens)
    {
        stage.Clock.Advance(TimeSpan.FromMilliseconds(5));
        switch (happens)
        {
            case 'p':
                till.Pay(order.Reference, PaymentStage.Centavos);
                break;
            case 'w':
                till.Pay(order.Reference, 1);
                break;
            case 'd':
                till.TakeBack(order.Reference);
                break;
            default:
                stage.Clock.Advance(TimeSpan.FromMinutes(40));
                break;
        }
    }

    private static async Task<bool> ReceiveAsync(PaymentStage stage, Till till, Webhook webhook)
    {
        var reading = till.Provider.ReadWebhook(webhook);
        foreach (var notice in reading.Notices)
        {
            await stage.Inbox.AddAsync(till.Provider.Name, notice, Cancel);
        }
        return reading.Trusted;
    }
}
