using System.Data.Common;

namespace Solaris.Pricing;

/// <summary>
/// Brings the administrators' prices into memory before the first call and keeps them fresh, and writes down the prices
/// that calls were charged at.
/// </summary>
internal sealed partial class PriceRefresh(
    PriceStore store,
    PriceBook book,
    PriceOverrides overrides,
    PriceVersions versions,
    TimeProvider clock,
    ILogger<PriceRefresh> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.AddTableAsync(book.Table, Now, cancellationToken);
        await LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(WriteAsync, cancellationToken);
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        overrides.Load(await store.OverridesAsync(cancellationToken));

    /// <summary>Raised when an administrator has changed prices here.</summary>
    public event Action? Changed;

    /// <summary>Loads what was just changed here.</summary>
    public async Task LoadChangedAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Changed?.Invoke();
    }

    /// <summary>Reads the prices again without waiting for the next tick.</summary>
    public void Hurry() => _ = Task.Run(() => TryAsync(LoadAsync, CancellationToken.None));

    /// <summary>Writes down the prices that were charged for the first time.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (versions.TakeNew() is { } version)
        {
            try
            {
                await store.AddVersionAsync(version, Now, cancellationToken);
            }
            catch
            {
                versions.Return(version);
                throw;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(WriteAsync, stoppingToken);
            await TryAsync(LoadAsync, stoppingToken);
        }
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (DbException exception)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Prices could not be read or written; the next tick tries again")]
    private partial void LogFailed(Exception exception);
}
