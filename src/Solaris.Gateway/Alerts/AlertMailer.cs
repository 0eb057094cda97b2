using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Solaris.Accounts;
using Solaris.Mail;

namespace Solaris.Alerts;

/// <summary>Sends the mails of alerts, each until a server takes it, and gives up after a day.</summary>
internal sealed partial class AlertMailer(
    AlertDeliveryStore store,
    MailSender mail,
    IOptions<AccountsOptions> accounts,
    TimeProvider clock,
    ILogger<AlertMailer> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>With pauses that double from a minute to six hours: about 21 hours in all.</summary>
    private const int MostAttempts = 12;

    /// <summary>Sends what is due; returns how many were tried.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var due = await store.ClaimAsync(cancellationToken);
        foreach (var delivery in due)
        {
            await SendAsync(delivery, cancellationToken);
        }
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (mail.IsOn && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                LogStoreFailed(exception);
            }
        }
    }

    private async Task SendAsync(AlertDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Email is null)
        {
            await store.GiveUpAsync(delivery.Id, "Nobody has this address any more.");
            return;
        }
        try
        {
            var answer = await mail.SendNowAsync(AlertMail.Write(delivery, accounts.Value.Site), cancellationToken);
            await store.DeliveredAsync(delivery.Id, answer);
        }
        catch (MailException exception)
        {
            LogSendFailed(delivery.Id, delivery.Attempts, exception);
            await FailAsync(delivery, exception);
        }
    }

    private Task FailAsync(AlertDelivery delivery, MailException exception) =>
        exception.IsFinal || delivery.Attempts >= MostAttempts
            ? store.GiveUpAsync(delivery.Id, exception.Message)
            : store.RetryAsync(delivery.Id, exception.Message, Pause(delivery.Attempts));

    /// <summary>A minute, two, four… and up to a fifth more, so that what failed together does not come back together.</summary>
    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromMinutes(1L << Math.Min(attempts - 1, 10));
        var bounded = pause < LongestPause ? pause : LongestPause;
        return bounded * (1 + RandomNumberGenerator.GetInt32(200) / 1_000.0);
    }

    [LoggerMessage(LogLevel.Warning, "The mails of alerts could not be read; the next tick tries again")]
    private partial void LogStoreFailed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} of an alert could not be sent at attempt {Attempt}")]
    private partial void LogSendFailed(Guid id, int attempt, Exception exception);
}
