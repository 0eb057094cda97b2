using Microsoft.Extensions.Time.Testing;

namespace Solaris;

public sealed class RequestIdTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 5, 0, 0, 123, TimeSpan.Zero));

    [Fact]
    public void An_id_is_a_version_7_uuid_of_its_time()
    {
        for (var i = 0; i < 1_000; i++)
        {
            var id = RequestId.New(_clock);
            Assert.Equal(7, id.Value.Version);
            Assert.InRange(id.Value.Variant, 8, 11);
            Assert.Equal(_clock.GetUtcNow(), id.CreatedAt);
        }
    }

    [Fact]
    public void Ids_of_one_millisecond_differ_on_every_thread()
    {
        var ids = new Guid[8][];
        Parallel.For(
            0,
            ids.Length,
            i => ids[i] = [.. Enumerable.Range(0, 5_000).Select(_ => RequestId.New(_clock).Value)]
        );
        Assert.Equal(40_000, ids.SelectMany(own => own).Distinct().Count());
    }
}
