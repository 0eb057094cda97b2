using Microsoft.Extensions.Time.Testing;

namespace Solaris.Accounts;

public sealed class ExpiringCacheTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ExpiringCache<int, string> _cache;

    public ExpiringCacheTests() => _cache = new(TimeSpan.FromSeconds(30), capacity: 100, _clock);

    [Fact]
    public void An_entry_lives_for_its_time()
    {
        _cache.Set(1, "one", _cache.Generation);

        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.True(_cache.TryGet(1, out var value));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("one", value);
        Assert.False(_cache.TryGet(1, out _));
    }

    [Fact]
    public void A_value_that_was_loaded_before_a_removal_is_not_kept()
    {
        var generation = _cache.Generation;
        _cache.RemoveWhere(value => value == "old");

        _cache.Set(1, "old", generation);

        Assert.False(_cache.TryGet(1, out _));
    }

    [Fact]
    public void A_removal_leaves_the_other_entries()
    {
        _cache.Set(1, "one", _cache.Generation);
        _cache.Set(2, "two", _cache.Generation);

        _cache.RemoveWhere(value => value == "one");

        Assert.False(_cache.TryGet(1, out _));
        Assert.True(_cache.TryGet(2, out _));
    }

    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        for (var key = 0; key < 1_000; key++)
        {
            _cache.Set(key, "", _cache.Generation);
        }

        Assert.InRange(Enumerable.Range(0, 1_000).Count(key => _cache.TryGet(key, out _)), 1, 100);
    }
}
