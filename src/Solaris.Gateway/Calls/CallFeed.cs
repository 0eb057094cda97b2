using System.Collections.Concurrent;
using Solaris.Accounts;
using Solaris.Ledger;

namespace Solaris.Calls;

/// <summary>
/// The calls under way, and for whoever watches: when one ends. While nobody watches it costs a call one entry of a table, and it never
/// waits for a watcher.
/// </summary>
internal sealed class CallFeed
{
    private readonly ConcurrentDictionary<RequestId, GenerationCall> _underWay = new();
    private volatile Action<Caller, RequestEntry>? _watcher;

    /// <summary>Admitted calls that have not ended, as of now.</summary>
    public IEnumerable<GenerationCall> UnderWay => _underWay.Select(entry => entry.Value).Where(call => !call.Settled);

    /// <param name="watcher">Called on the way of a call with what is logged of it, so it must be quick; null watches no more.</param>
    public void Watch(Action<Caller, RequestEntry>? watcher) => _watcher = watcher;

    public void Began(GenerationCall call) => _underWay[call.Id] = call;

    public void Left(GenerationCall call) => _underWay.TryRemove(call.Id, out _);

    public void Ended(Caller caller, RequestEntry entry) => _watcher?.Invoke(caller, entry);
}
