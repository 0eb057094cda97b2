using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Solaris.Ledger.Spools;
using Solaris.Ledger.Verification;
using Solaris.Storage;
using Solaris.Telemetry;

namespace Solaris.Ledger;

/// <summary>A running ledger on a test's database. Heartbeat and sweeper run only when a test says so.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase _test;
    private readonly bool _ownsDatabase;
    private bool _stopped;

    private TestLedger(ServiceProvider services, TestDatabase test, bool ownsDatabase)
    {
        _services = services;
        _test = test;
        _ownsDatabase = ownsDatabase;
    }

    public TokenLedger Ledger => _services.GetRequiredService<TokenLedger>();
    public LimitBook Limits => _services.GetRequiredService<LimitBook>();
    public PackBook Packs => _services.GetRequiredService<PackBook>();
    public HoldSweeper Sweeper => _services.GetRequiredService<HoldSweeper>();
    public Spool Spool => _services.GetRequiredService<Spool>();
    public Guid Instance => _services.GetRequiredService<LedgerInstance>().Id;
    public TestDatabase Test => _test;
    public LedgerPulse Pulse => _services.GetServices<IHostedService>().OfType<LedgerPulse>().Single();

    /// <summary>A ledger on a database of its own.</summary>
    public static Task<TestLedger> StartAsync(string kind) => StartAsync(TestDatabases.New(kind), ownsDatabase: true);

    /// <summary>A ledger beside, or after, another one.</summary>
    /// <param name="folder">For its spool; null for the folder of the database.</param>
    public static Task<TestLedger> StartAsync(TestDatabase test, string? folder = null) =>
        StartAsync(test, ownsDatabase: false, folder);

    public async Task<Limit> LimitAsync(
        LimitScope scope,
        long amount,
        LimitUnit unit = LimitUnit.Tokens,
        LimitWindow window = LimitWindow.Month,
        int blockAt = 1_000_000,
        params int[] alertAt
    )
    {
        var id = Guid.CreateVersion7();
        await Limits.ReplaceAsync(scope, id, [new(unit, window, null, amount, blockAt, [.. alertAt])], Cancellation);
        return Assert.Single(await Limits.FindAsync([(scope, id)], Cancellation));
    }

    public Task ChangeAsync(Limit limit, long amount) =>
        Limits.ReplaceAsync(
            limit.Scope,
            limit.ScopeId,
            [new(limit.Unit, limit.Window, limit.Model, amount, limit.BlockAt, limit.AlertAt)],
            Cancellation
        );

    public async Task<LimitStanding> StandingAsync(Limit limit) =>
        Assert.Single(await Limits.StandingsAsync(limit.Scope, limit.ScopeId, Cancellation));

    public async Task AssertBalancedAsync()
    {
        var report = await _services.GetRequiredService<LedgerVerifier>().VerifyAsync(Cancellation);
        Assert.Empty(report.Violations);
        Assert.True(report.Checked > 0);
    }

    public async Task<T?> ScalarAsync<T>(string sql, object? values = null)
    {
        await using var connection = _test.Database.Open();
        return await connection.ExecuteScalarAsync<T>(sql, values);
    }

    public async Task ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = _test.Database.Open();
        await connection.ExecuteAsync(sql, values);
    }

    /// <summary>The process is gone: nothing is drained, its lease and its spool stay as they are.</summary>
    public async Task CrashAsync()
    {
        _stopped = true;
        _services.GetRequiredService<LedgerWriter>().Stop(TimeSpan.FromSeconds(10));
        await _services.DisposeAsync();
    }

    /// <summary>An orderly end.</summary>
    public async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await Lifetime.StopAsync(Cancellation);
            await _services.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_ownsDatabase)
        {
            await _test.DisposeAsync();
        }
    }

    private LedgerLifetime Lifetime => _services.GetServices<IHostedService>().OfType<LedgerLifetime>().Single();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<TestLedger> StartAsync(TestDatabase test, bool ownsDatabase, string? folder = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics().AddSingleton<GatewayMetrics>().AddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(new StorageOptions { Folder = folder ?? test.Folder }));
        // As an instance the container leaves it open: the test owns it.
        services.AddSingleton(test.Database);
        services.AddLedger();
        var ledger = new TestLedger(services.BuildServiceProvider(), test, ownsDatabase);
        await ledger.Lifetime.StartAsync(Cancellation);
        return ledger;
    }
}
