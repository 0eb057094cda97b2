using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Redis;

namespace Solaris.Payments;

/// <summary>A shop with one pack, a simulated bank and a real ledger; the worker runs only when a test says so.</summary>
internal sealed class PaymentStage : IAsyncDisposable
{
    public const long Tokens = 500_000;
    public const long Centavos = 4_990;

    private readonly TestLedger _ledger;
    private int _events;

    private PaymentStage(TestLedger ledger, FakeTimeProvider clock, IPaymentProvider[] others)
    {
        _ledger = ledger;
        Clock = clock;
        var database = ledger.Test.Database;
        var options = Options.Create(new PaymentsOptions { Simulated = true, SimulatedSeconds = 0 });
        Bank = new(options, Clock);
        var cashier = new Cashier(
            [Bank, .. others],
            Options.Create(new AccountsOptions { Site = "https://ia.example.org" })
        );
        var wallets = new Wallets(ledger.Limits);
        Orders = new(database);
        Facts = new(database, Clock);
        Packs = new(database, Organisations, Clock);
        Inbox = new(database, Clock);
        Shop = new(Orders, Packs, cashier, wallets, options);
        Vouchers = new(new(database), Shop, Organisations, Clock);
        Refunds = new(Orders, Clock);
        Differences = new(database, Clock);
        var refund = new OrderRefund(Orders, Facts, ledger.Packs, cashier, Clock);
        var settlement = new OrderSettlement(Orders, wallets, ledger.Packs, refund, Clock);
        Steps = new(Orders, new(cashier, Orders, Facts, database, Clock), settlement, Clock);
        Worker = new(Orders, Inbox, Steps, Clock, NullLogger<PaymentWorker>.Instance);
        Reconciliation = new(
            cashier,
            Facts,
            Differences,
            new(new UnheardMeters()),
            Clock,
            NullLogger<Reconciliation>.Instance
        );
    }

    public FakeTimeProvider Clock { get; }
    public SimulatedProvider Bank { get; }
    public OrderStore Orders { get; }
    public FactStore Facts { get; }
    public PackStore Packs { get; }
    public WebhookInbox Inbox { get; }
    public Shop Shop { get; }
    public Vouchers Vouchers { get; }
    public Refunds Refunds { get; }
    public Differences Differences { get; }
    public OrderSteps Steps { get; }
    public PaymentWorker Worker { get; }
    public Reconciliation Reconciliation { get; }
    public TestLedger Ledger => _ledger;
    public UserId Buyer { get; private set; }
    public Limit Limit { get; private set; } = null!;
    public Guid Pack { get; private set; }

    private OrganisationStore Organisations => new(_ledger.Test.Database, Clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<PaymentStage> StartAsync(string kind) =>
        StartAsync(kind, new FakeTimeProvider(TimeProvider.System.GetUtcNow()));

    /// <param name="others">Providers beside the simulated one, on the same clock.</param>
    public static async Task<PaymentStage> StartAsync(
        string kind,
        FakeTimeProvider clock,
        params IPaymentProvider[] others
    )
    {
        var stage = new PaymentStage(await TestLedger.StartAsync(kind), clock, others);
        await stage.OpenAsync();
        return stage;
    }

    /// <summary>A buyer's first click, or another one.</summary>
    public async Task<Order> BuyAsync(
        string key = "one purchase",
        string provider = SimulatedProvider.ProviderName,
        string? method = null
    )
    {
        var request = new BuyRequest
        {
            PackId = Pack,
            Provider = provider,
            Method = method,
            RequestKey = key,
        };
        return (await Shop.BuyAsync(Buyer, request, Clock.GetUtcNow(), Cancel)).Value!;
    }

    /// <summary>The bank's word, signed or not; true when it was believed to be the bank's.</summary>
    public async Task<bool> NotifyAsync(string reference, string? key = null, bool signed = true)
    {
        var headers = new HeaderDictionary
        {
            [SimulatedProvider.SignatureHeader] = signed ? SimulatedProvider.Signature : "forged",
            ["x-simulated-event"] = key ?? (_events++).ToString(CultureInfo.InvariantCulture),
        };
        var reading = Bank.ReadWebhook(
            new(headers, new QueryCollection(), System.Text.Encoding.UTF8.GetBytes(reference), null)
        );
        foreach (var notice in reading.Notices)
        {
            await Inbox.AddAsync(Bank.Name, notice, Cancel);
        }
        return reading.Trusted;
    }

    public Task TickAsync() => Worker.RunOnceAsync(Cancel);

    /// <summary>Time passes until nothing is left to do.</summary>
    public async Task RestAsync()
    {
        await Reconciliation.RunOnceAsync(TimeSpan.FromHours(3), Cancel);
        for (var round = 0; round < 6; round++)
        {
            await TickAsync();
            Clock.Advance(TimeSpan.FromMinutes(11));
        }
    }

    public async Task<Order> FindAsync(Order order) => (await Orders.FindAsync(order.Id, Cancel))!;

    /// <summary>Everything that counts in the end: the order, the tokens it left, and the money that was kept.</summary>
    public async Task<(string Status, long Tokens, long Money)> OutcomeAsync(Order order)
    {
        var tokens = await _ledger.ScalarAsync<long>(
            "select cast(coalesce(sum(amount), 0) as bigint) from transfer where ref = @Id and kind in (1, 5)",
            new { order.Id }
        );
        var money = await _ledger.ScalarAsync<long>(
            "select cast(coalesce(sum(centavos - refunded_centavos), 0) as bigint) from payment_fact where order_id = @Id and status = 1",
            new { order.Id }
        );
        return ((await FindAsync(order)).Status, tokens, money);
    }

    public async Task<int> CountDifferencesAsync()
    {
        var found = await Differences.ReadAsync(checkedAt: null, Cancel);
        return found.PaidNotGranted.Count + found.GrantedNotPaid.Count + found.ReversedNotClawed.Count;
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    private async Task OpenAsync()
    {
        Limit = await _ledger.LimitAsync(LimitScope.User, 1_000_000);
        Buyer = new(Limit.ScopeId);
        var organisation = await Organisations.GetAsync(Cancel);
        await _ledger.ExecuteAsync(
            """
            insert into app_user (id, organisation_id, email, name, role, status, created_at)
            values (@id, @organisation, 'buyer@example.org', 'Buyer', 'member', 'active', 1)
            """,
            new { id = Buyer.Value, organisation = organisation.Id.Value }
        );
        var pack = new PackRequest
        {
            Name = "Half a million",
            Tokens = Tokens,
            Centavos = Centavos,
        };
        Pack = (await Packs.AddAsync(pack, Cancel)).Id;
    }
}
