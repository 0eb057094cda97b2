using Solaris.Ledger.Batches;
using Solaris.Ledger.Stores;
using Solaris.Telemetry;

namespace Solaris.Ledger;

/// <summary>
/// The one thread that writes the ledger of this process. It takes everything queued, has it decided and committed,
/// and answers. What is owed to the books is tried until it is in them; holds fail with their transaction.
/// </summary>
internal sealed partial class LedgerWriter(
    ILedgerStore store,
    LedgerQueue queue,
    LedgerInstance instance,
    GatewayMetrics metrics,
    ILogger<LedgerWriter> logger
) : IDisposable
{
    private const int Attempts = 3;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly object _pause = new(); // Waited on: a Lock cannot be.
    private readonly List<LedgerOperation> _owed = [];
    private Thread? _thread;
    private TimeSpan _backOff;
    private long _retryAt;
    private long _stopBy = long.MaxValue;

    /// <summary>False before the start, after the end, and if the thread ever died.</summary>
    public bool IsRunning => _thread is { IsAlive: true };

    public void Start()
    {
        _thread = new(Loop) { Name = "ledger-writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Writes what is queued and owed, and ends; what the database does not take by then stays in the spool.</summary>
    public void Stop(TimeSpan patience)
    {
        Volatile.Write(ref _stopBy, Environment.TickCount64 + (long)patience.TotalMilliseconds);
        queue.Close();
        _thread?.Join(patience);
    }

    public void Dispose() => store.Dispose();

    private void Loop()
    {
        while (!IsDone)
        {
            Turn();
        }
    }

    /// <summary>One turn of the writer's thread: takes what there is and writes it. Alone for tests that decide whose turn it is.</summary>
    internal void Turn()
    {
        var operations = new List<LedgerOperation>(LedgerBatch.Most);
        TakeOwed(operations);
        queue.Take(operations, LedgerBatch.Most, Wait());
        if (operations.Count > 0)
        {
            Write(operations);
        }
        else if (queue.IsClosed && _owed.Count > 0)
        {
            Pause(Wait()); // A closed queue does not wait: only what is owed is left, and the database is away.
        }
    }

    private bool IsDone =>
        queue.IsDrained && (_owed.Count == 0 || Environment.TickCount64 >= Volatile.Read(ref _stopBy));

    private void TakeOwed(List<LedgerOperation> into)
    {
        if (_owed.Count > 0 && Environment.TickCount64 >= _retryAt)
        {
            var count = Math.Min(_owed.Count, LedgerBatch.Most);
            into.AddRange(_owed.GetRange(0, count));
            _owed.RemoveRange(0, count);
        }
    }

    private TimeSpan Wait() =>
        _owed.Count == 0 ? Idle : TimeSpan.FromMilliseconds(Math.Clamp(_retryAt - Environment.TickCount64, 1, 1_000));

    /// <summary>One transaction; where it fails through one of its operations, one for each.</summary>
    private void Write(List<LedgerOperation> operations)
    {
        var failure = TryWrite(operations);
        if (failure is null)
        {
            _backOff = TimeSpan.Zero;
            return;
        }
        if (store.IsAway(failure) || operations.Count == 1)
        {
            GiveUp(operations, failure);
            return;
        }
        foreach (var operation in operations)
        {
            if (TryWrite([operation]) is { } own)
            {
                GiveUp([operation], own);
            }
        }
    }

    /// <summary>
    /// Null when committed. A connection may just have been cut, or a deadlock lost: then trying again at once helps,
    /// but not while the database is known to be away.
    /// </summary>
    private Exception? TryWrite(List<LedgerOperation> operations)
    {
        for (var attempt = 1; ; attempt++)
        {
            var batch = new LedgerBatch(operations);
            try
            {
                store.Run(batch, instance.Id);
                metrics.BatchCommitted(operations.Count);
                metrics.Overran(batch.OverrunTokens);
                LedgerAnswers.Complete(batch);
                return null;
            }
            catch (Exception exception)
            {
                if (attempt == Attempts || _backOff > TimeSpan.Zero || !store.IsAway(exception))
                {
                    return exception;
                }
                Pause(TimeSpan.FromMilliseconds(20 * attempt));
            }
        }
    }

    private void GiveUp(List<LedgerOperation> operations, Exception failure)
    {
        LogFailed(failure, operations.Count);
        foreach (var operation in operations)
        {
            if (operation.IsOwed)
            {
                _owed.Add(operation);
                LedgerAnswers.Defer(operation);
                continue;
            }
            LedgerAnswers.Fail(operation, failure);
            if (operation is HoldOperation { Decided.Verdict: HoldVerdict.Held } hold)
            {
                // The commit may have come through without its answer: such a hold has nobody left to end it.
                _owed.Add(new ResolveOperation(hold.Request.Id.Value, Charge.Nothing, request: null));
            }
        }
        _backOff = TimeSpan.FromTicks(Math.Clamp(_backOff.Ticks * 2, TimeSpan.TicksPerSecond / 10, LongestPause.Ticks));
        _retryAt = Environment.TickCount64 + (long)_backOff.TotalMilliseconds;
    }

    private void Pause(TimeSpan time)
    {
        lock (_pause)
        {
            Monitor.Wait(_pause, time);
        }
    }

    [LoggerMessage(LogLevel.Error, "Writing {Count} ledger operations failed; what is owed will be tried again")]
    private partial void LogFailed(Exception exception, int count);
}
