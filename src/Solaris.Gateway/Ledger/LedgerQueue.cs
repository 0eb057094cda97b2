using Solaris.Ledger.Batches;

namespace Solaris.Ledger;

/// <summary>Operations on their way to the writer's thread, which takes all there are: while one batch is written the next gathers.</summary>
/// <param name="capacity">Holds and log rows beyond it are turned away; what is owed always comes in.</param>
internal sealed class LedgerQueue(int capacity)
{
    /// <summary>A log row alone waits this long for company.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>How often others may go first before a batch is taken.</summary>
    private const int MostYields = 4;

    private readonly object _gate = new(); // Not a Lock: the writer waits on it.
    private readonly Queue<LedgerOperation> _operations = [];
    private int _urgent;
    private bool _closed;

    /// <summary>True when no more comes in; what is in still comes out.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _closed;
            }
        }
    }

    public bool IsDrained
    {
        get
        {
            lock (_gate)
            {
                return _closed && _operations.Count == 0;
            }
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _operations.Count;
            }
        }
    }

    public bool TryAdd(LedgerOperation operation)
    {
        lock (_gate)
        {
            var dispensable = !operation.IsOwed || operation.CanWait;
            if (_closed || (dispensable && _operations.Count >= capacity))
            {
                return false;
            }
            _operations.Enqueue(operation);
            _urgent += operation.CanWait ? 0 : 1;
            if (_operations.Count == 1 || (_urgent == 1 && !operation.CanWait))
            {
                Monitor.Pulse(_gate);
            }
            return true;
        }
    }

    /// <summary>Waits up to <paramref name="longest"/> for operations, then takes at most <paramref name="most"/>.</summary>
    public void Take(List<LedgerOperation> into, int most, TimeSpan longest)
    {
        Await(longest);
        LetOthersAdd();
        lock (_gate)
        {
            while (into.Count < most && _operations.TryDequeue(out var operation))
            {
                into.Add(operation);
                _urgent -= operation.CanWait ? 0 : 1;
            }
        }
    }

    private void Await(TimeSpan longest)
    {
        lock (_gate)
        {
            if (_operations.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate, longest);
            }
            if (_operations.Count > 0 && _urgent == 0 && !_closed)
            {
                Monitor.Wait(_gate, Patience);
            }
        }
    }

    /// <summary>
    /// Takes no time by the clock: threads that are ready to run on this core bring what they have, so that one commit
    /// serves it all. Without this the first operation of a burst has a commit to itself, and the rest waits for that.
    /// </summary>
    private void LetOthersAdd()
    {
        var before = 0;
        for (var yields = 0; yields < MostYields && Count > before; yields++)
        {
            before = Count;
            Thread.Yield();
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
