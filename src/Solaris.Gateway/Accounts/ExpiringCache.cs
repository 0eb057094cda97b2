using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Solaris.Accounts;

/// <summary>
/// A bounded map whose entries live for a while. A hit costs a look-up and a clock reading, and allocates nothing.
/// When it is full it starts over: its entries are cheap to read again, and nobody can make it grow.
/// </summary>
internal sealed class ExpiringCache<TKey, TValue>(TimeSpan lifetime, int capacity, TimeProvider clock)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly long _lifetime = (long)(lifetime.TotalSeconds * clock.TimestampFrequency);
    private long _generation;

    /// <summary>Counts removals. Read before loading a value, it keeps <see cref="Set"/> from storing one that was just changed.</summary>
    public long Generation => Volatile.Read(ref _generation);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_entries.TryGetValue(key, out var entry) && clock.GetTimestamp() < entry.End)
        {
            value = entry.Value;
            return true;
        }
        value = default;
        return false;
    }

    public void Set(TKey key, TValue value, long generation)
    {
        if (_entries.Count >= capacity)
        {
            _entries.Clear();
        }
        _entries[key] = new(value, clock.GetTimestamp() + _lifetime);
        if (generation != Generation)
        {
            _entries.TryRemove(key, out _);
        }
    }

    public void Remove(TKey key)
    {
        Interlocked.Increment(ref _generation);
        _entries.TryRemove(key, out _);
    }

    public void RemoveWhere(Func<TValue, bool> stale)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (key, entry) in _entries)
        {
            if (stale(entry.Value))
            {
                _entries.TryRemove(key, out _);
            }
        }
    }

    private readonly record struct Entry(TValue Value, long End);
}
