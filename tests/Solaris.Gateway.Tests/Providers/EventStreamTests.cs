using System.Text;

namespace Solaris.Providers;

public sealed class EventStreamTests
{
    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", "a|b")]
    [InlineData("data:a\r\n\r\ndata:b\r\n\r\n", "a|b")]
    [InlineData("data: a\r\rdata: b\r\r", "a|b")]
    [InlineData(": comment\n\ndata: a\n\n: keep-alive\n\n", "-|a|-")]
    [InlineData("event: x\nid: 7\ndata: a\nretry: 5\n\n", "a")]
    [InlineData("data: {\"a\":\ndata: 1}\n\n", "{\"a\":\n1}")]
    [InlineData("data: a\n\n\n\ndata: b\n\n", "a|-|-|b")]
    [InlineData("\uFEFFdata: a\n\n", "a")]
    [InlineData("data: é日🎉\n\n", "é日🎉")]
    [InlineData("data: unfinished", "unfinished")]
    [InlineData("data\n\n", "")]
    [InlineData("database: no\n\n", "-")]
    [InlineData("event: error\ndata: x\n\n", "!x")]
    public async Task Events_are_the_same_at_every_split(string text, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var first = cut;
            var split = new SplitStream(bytes, at => at < first ? first - at : bytes.Length);
            Assert.Equal((expected, text), await ReadAsync(split));
        }
        Assert.Equal((expected, text), await ReadAsync(new SplitStream(bytes, _ => 1)));
    }

    [Fact]
    public async Task Looking_at_the_first_event_takes_nothing()
    {
        var bytes = ": waiting\n\n: waiting\n\ndata: a\n\ndata: b\n\n"u8.ToArray();
        using var events = new EventStream(new SplitStream(bytes, _ => 3), 1024);

        var first = await events.PeekAsync(TestContext.Current.CancellationToken);

        Assert.Equal("a", Encoding.UTF8.GetString(events.Data(first!.Value)));
        Assert.True(events.TryRead(out var comment));
        Assert.Equal(0, comment.DataLines);
    }

    [Theory]
    [InlineData("")]
    [InlineData(": only comments\n\n: and more\n\n")]
    public async Task A_stream_without_data_has_no_first_event(string text)
    {
        using var events = new EventStream(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1024);

        Assert.Null(await events.PeekAsync(TestContext.Current.CancellationToken));
        Assert.False(events.TooLong);
    }

    [Fact]
    public async Task An_event_without_end_is_given_up_at_the_cap()
    {
        using var events = new EventStream(new EndlessStream(), 1024 * 1024);

        while (await events.FillAsync(TestContext.Current.CancellationToken))
        {
            Assert.False(events.TryRead(out _));
        }

        Assert.True(events.TooLong);
        Assert.InRange(events.Received, 1024 * 1024, 2 * 1024 * 1024);
    }

    [Fact]
    public async Task A_large_event_under_the_cap_passes_whole()
    {
        var bytes = Encoding.UTF8.GetBytes("data: " + new string('x', 900_000) + "\n\ndata: [DONE]\n\n");
        using var events = new EventStream(new SplitStream(bytes, _ => 5_000), 1024 * 1024);
        var lengths = new List<int>();
        bool more;
        do
        {
            more = await events.FillAsync(TestContext.Current.CancellationToken);
            while (events.TryRead(out var found))
            {
                lengths.Add(events.Data(found).Length);
            }
        } while (more);

        Assert.Equal([900_000, 6], lengths);
    }

    private static async Task<(string Events, string Bytes)> ReadAsync(Stream source)
    {
        using var events = new EventStream(source, 1024 * 1024);
        var found = new List<string>();
        using var passed = new MemoryStream();
        bool more;
        do
        {
            more = await events.FillAsync(TestContext.Current.CancellationToken);
            while (events.TryRead(out var one))
            {
                passed.Write(events.Raw(one));
                var data = Encoding.UTF8.GetString(events.Data(one));
                found.Add(
                    one.DataLines == 0 ? "-"
                    : one.NamedError ? "!" + data
                    : data
                );
            }
        } while (more);
        return (string.Join('|', found), Encoding.UTF8.GetString(passed.ToArray()));
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            return new(buffer.Length);
        }
    }
}
