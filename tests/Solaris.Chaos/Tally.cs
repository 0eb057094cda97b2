using System.Collections.Concurrent;

namespace Solaris.Chaos;

/// <summary>What happened in a run.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _planned = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _faults = new(StringComparer.Ordinal);

    /// <summary>Calls whose clients got the whole answer.</summary>
    public ConcurrentBag<FinishedCall> Finished { get; } = [];

    /// <summary>Calls that are asked for again under one key, and whose provider answers each time it is asked.</summary>
    public ConcurrentDictionary<string, bool> Once { get; } = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, int>> Calls => _calls.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, int>> Faults => _faults.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>What was to go wrong at clients and the provider: apart from what broke in the installation.</summary>
    public IEnumerable<KeyValuePair<string, int>> Planned => _planned.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    public int CallCount => _calls.Values.Sum();

    public int PlannedCount => _planned.Values.Sum();

    public int FaultCount => _faults.Values.Sum();

    public void Called(string outcome) => _calls.AddOrUpdate(outcome, 1, (_, count) => count + 1);

    public void Plan(string fault) => _planned.AddOrUpdate(fault, 1, (_, count) => count + 1);

    public void Broke(string fault) => _faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
}
