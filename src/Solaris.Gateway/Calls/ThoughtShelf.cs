namespace Solaris.Calls;

/// <summary>
/// Keeps what a model thought, and proved of it, until its tool calls come back. Google, Anthropic and DeepSeek want it again with the tool's
/// result, but clients of other dialects have no place for it, and drop what they do not know. In memory only: a proof that is lost costs a
/// little quality, not the answer. Relayed calls never come here.
/// </summary>
internal sealed class ThoughtShelf(TimeProvider clock)
{
    private const int MostEntries = 20_000;
    private const long MostCharacters = 32 * 1024 * 1024;

    /// <summary>Tools that run longer are rare, and so are answers to them.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<ThoughtKey, KeptThoughts> _kept = [];

    /// <summary>In the order of their ends, because all live equally long.</summary>
    private readonly Queue<(ThoughtKey Key, KeptThoughts Thoughts, DateTimeOffset End)> _order = [];
    private long _characters;

    public void Keep(ThoughtKey key, KeptThoughts thoughts)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _kept[key] = thoughts;
            _order.Enqueue((key, thoughts, now + Lifetime));
            _characters += thoughts.Characters;
            while (_order.TryPeek(out var oldest) && (IsTooMuch || oldest.End <= now))
            {
                Drop(_order.Dequeue());
            }
        }
    }

    /// <summary>Null when nothing is known, or no longer.</summary>
    public KeptThoughts? Find(ThoughtKey key)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && oldest.End <= now)
            {
                Drop(_order.Dequeue());
            }
            return _kept.GetValueOrDefault(key);
        }
    }

    private bool IsTooMuch => _order.Count > MostEntries || _characters > MostCharacters;

    /// <summary>What was kept again under the same key stays.</summary>
    private void Drop((ThoughtKey Key, KeptThoughts Thoughts, DateTimeOffset End) entry)
    {
        _characters -= entry.Thoughts.Characters;
        if (ReferenceEquals(_kept.GetValueOrDefault(entry.Key), entry.Thoughts))
        {
            _kept.Remove(entry.Key);
        }
    }
}
