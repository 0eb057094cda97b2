using System.Data.Common;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>
/// Asks each provider for its own list of payments: of the last hours every hour, of the last days once a day. What an
/// order asked for is looked at again; what none did is kept as a difference.
/// </summary>
internal sealed partial class Reconciliation(
    Cashier cashier,
    FactStore facts,
    Differences differences,
    PaymentMetrics metrics,
    TimeProvider clock,
    ILogger<Reconciliation> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Recent = TimeSpan.FromHours(3);
    private static readonly TimeSpan Days = TimeSpan.FromDays(3);
    private const int EveryDay = 24;

    /// <summary>When a provider was last asked, by this process.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    public async Task RunOnceAsync(TimeSpan back, CancellationToken cancellationToken)
    {
        foreach (var provider in cashier.All.Where(provider => provider.IsOn))
        {
            await RunAsync(provider, back, cancellationToken);
        }
        CheckedAt = clock.GetUtcNow();
        await CompareAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        await TryAsync(CompareAsync, stoppingToken);
        for (var hour = 1; await timer.WaitForNextTickAsync(stoppingToken); hour++)
        {
            var back = hour % EveryDay == 0 ? Days : Recent;
            await TryAsync(token => RunOnceAsync(back, token), stoppingToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> step, CancellationToken stoppingToken)
    {
        try
        {
            await step(stoppingToken);
        }
        catch (DbException exception)
        {
            LogFailed(exception);
        }
    }

    /// <summary>What is stored, without asking anybody.</summary>
    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        var found = await differences.ReadAsync(CheckedAt, cancellationToken);
        metrics.Compared(found);
        var count = found.PaidNotGranted.Count + found.GrantedNotPaid.Count + found.ReversedNotClawed.Count;
        if (count > 0)
        {
            LogDifferences(count);
        }
    }

    private async Task RunAsync(IPaymentProvider provider, TimeSpan back, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var answer = await provider.ListPaymentsAsync(now - back, now.AddMinutes(1), cancellationToken);
        if (answer.Value is not { } payments)
        {
            LogAway(provider.Name);
            return;
        }
        foreach (var payment in payments)
        {
            await FindAsync(provider.Name, payment, cancellationToken);
        }
    }

    /// <summary>One payment that cannot be kept must not hide the others.</summary>
    private async Task FindAsync(string provider, Payment payment, CancellationToken cancellationToken)
    {
        try
        {
            await facts.FindAsync(provider, payment, cancellationToken);
        }
        catch (DbException exception) when (exception.IsRefusedRow)
        {
            LogRefused(exception, provider, payment.PaymentId);
        }
    }

    [LoggerMessage(LogLevel.Error, "Payments and tokens differ in {Count} places; see /api/payments/differences")]
    private partial void LogDifferences(int count);

    [LoggerMessage(LogLevel.Error, "Payment {Payment} of {Provider} contradicts one that is known; look it up there")]
    private partial void LogRefused(Exception exception, string provider, string payment);

    [LoggerMessage(LogLevel.Warning, "Provider {Provider} gave no list of payments; the next hour tries again")]
    private partial void LogAway(string provider);

    [LoggerMessage(LogLevel.Warning, "Payments could not be reconciled; the next hour tries again")]
    private partial void LogFailed(Exception exception);
}
