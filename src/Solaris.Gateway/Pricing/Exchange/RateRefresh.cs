using System.Data.Common;

namespace Solaris.Pricing.Exchange;

/// <summary>Brings currency and rates into memory before the first call, and keeps them fresh.</summary>
internal sealed partial class RateRefresh(
    RateStore store,
    ExchangeRates rates,
    TimeProvider clock,
    ILogger<RateRefresh> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await store.TermsAsync(cancellationToken) is { } terms)
        {
            rates.Load(new(terms, await store.RatesAsync(cancellationToken)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LoadAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Exchange rates could not be read; the next tick tries again")]
    private partial void LogFailed(Exception exception);
}
