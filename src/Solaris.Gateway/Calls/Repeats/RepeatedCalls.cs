using System.Data.Common;
using System.Security.Cryptography;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Ledger;

namespace Solaris.Calls.Repeats;

/// <summary>
/// Makes a client's retry harmless: a call with an <c>Idempotency-Key</c> that was made already is answered with what was kept of it,
/// or refused with its id, and never charged twice.
/// </summary>
internal sealed partial class RepeatedCalls(RepeatStore store, TimeProvider clock, ILogger<RepeatedCalls> logger)
    : BackgroundService
{
    /// <summary>Of an answer that is given again.</summary>
    public const string Header = "x-solaris-repeat";

    private static readonly TimeSpan PurgeInterval = TimeSpan.FromMinutes(5);

    /// <summary>Claims the call, finds its answer, or says why it is not made; both are null when it is to be made.</summary>
    public async ValueTask<(KeptAnswer? Kept, Refusal? Refusal)> ClaimAsync(Arrival arrival, Caller caller)
    {
        if (!RepeatKey.TryRead(arrival, caller, out var key))
        {
            return (null, RepeatRefusals.Unfit());
        }
        if (key is null)
        {
            return (null, null);
        }
        var row = await FindAsync(key, arrival);
        switch (Judge(row, key))
        {
            case RepeatVerdict.First:
                arrival.Repeat = new(key);
                return (null, null);
            case RepeatVerdict.Running:
                return (null, RepeatRefusals.Running(caller.Language));
            case RepeatVerdict.Different:
                return (null, RepeatRefusals.Different());
            default:
                return Open(row, key) is { } kept
                    ? (kept, null)
                    : (null, RepeatRefusals.Ended(caller.Language, row?.RequestId ?? default));
        }
    }

    /// <summary>Writes down how a claimed call ended. Never throws: the call is over, and its client is answered.</summary>
    public async ValueTask EndAsync(Arrival arrival)
    {
        if (arrival.Repeat is not { } call)
        {
            return;
        }
        try
        {
            await (
                call.Charged
                    ? store.EndAsync(call.Key, arrival.Id, call.Answer)
                    : store.ForgetAsync(call.Key, arrival.Id)
            );
        }
        catch (DbException exception)
        {
            LogNotEnded(exception, arrival.Id);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PurgeInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.PurgeAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                LogNotPurged(exception);
            }
        }
    }

    /// <summary>Not cancelled by the client: a row that was inserted has an owner.</summary>
    private async Task<RepeatRow?> FindAsync(RepeatKey key, Arrival arrival)
    {
        try
        {
            return await store.ClaimAsync(key, arrival.Id, CancellationToken.None);
        }
        catch (DbException exception)
        {
            throw new LedgerUnavailableException("The repeatable calls are away.", exception);
        }
    }

    private static RepeatVerdict Judge(RepeatRow? row, RepeatKey key)
    {
        if (row is null)
        {
            return RepeatVerdict.First;
        }
        if (!CryptographicOperations.FixedTimeEquals(row.Body, key.Body))
        {
            return RepeatVerdict.Different;
        }
        return row is { State: 0, Alive: 1 } ? RepeatVerdict.Running : RepeatVerdict.Ended;
    }

    private static KeptAnswer? Open(RepeatRow? row, RepeatKey key) =>
        row is { Answer: { } answer, ContentType: { } type } ? new(key.Open(answer), type, row.Deployment ?? "") : null;

    [LoggerMessage(
        LogLevel.Warning,
        "How request {Id} ended could not be written; its client may be told that it still runs"
    )]
    private partial void LogNotEnded(Exception exception, RequestId id);

    [LoggerMessage(LogLevel.Warning, "Old repeatable calls could not be removed; the next tick tries again")]
    private partial void LogNotPurged(Exception exception);
}
