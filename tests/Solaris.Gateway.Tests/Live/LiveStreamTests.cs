namespace Solaris.Live;

public sealed class LiveStreamTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);

    [Fact]
    public void A_call_that_ended_is_told_once_with_its_last_state()
    {
        var stream = new LiveStream("s");
        stream.Add(Calls.Running(1, output: 10), 0);
        stream.Add(Calls.Ended(1, input: 5, output: 30), 0);

        var frame = stream.Cut(Now, "BRL")!;

        Assert.Equal(200, Assert.Single(frame.Calls).Status);
        Assert.Equal((1, 0, 35L), (frame.Ended, frame.UnderWay, frame.Tokens));
        Assert.Null(stream.Cut(Now, "BRL"));
    }

    [Fact]
    public void Tokens_are_counted_as_they_come_and_never_twice()
    {
        var stream = new LiveStream("s");
        var told = 0L;
        foreach (var output in new long[] { 10, 10, 25, 25 })
        {
            stream.Add(Calls.Running(1, output), 0);
            told += stream.Cut(Now, "BRL")?.Tokens ?? 0;
        }
        stream.Add(Calls.Ended(1, input: 7, output: 40), 0);

        Assert.Equal(25, told);
        Assert.Equal(22, stream.Cut(Now, "BRL")!.Tokens);
    }

    [Fact]
    public void A_reader_who_comes_back_gets_what_it_lacks_and_nothing_twice()
    {
        var stream = new LiveStream("s");
        var seen = new List<LiveFrame>();
        for (var number = 1; number <= 10; number++)
        {
            stream.Add(Calls.Ended(number, 1, 1), 0);
            seen.Add(stream.Cut(Now, "BRL")!);
        }

        var missed = stream.Since(new() { Stream = "s", Seq = seen[5].Seq }, Now, "BRL");

        Assert.Equal(seen.Skip(6), missed);
        Assert.All(missed, frame => Assert.False(frame.Reset));
        Assert.Empty(stream.Since(new() { Stream = "s", Seq = seen[^1].Seq }, Now, "BRL"));
    }

    [Theory]
    [InlineData("other", 3L)]
    [InlineData("s", 99L)]
    [InlineData("s", -200L)]
    [InlineData(null, null)]
    public void A_reader_of_another_stream_or_too_far_back_begins_anew(string? name, long? seq)
    {
        var stream = new LiveStream("s");
        for (var number = 1; number <= 70; number++)
        {
            stream.Add(Calls.Ended(number, 1, 1), 0);
            stream.Cut(Now, "BRL");
        }
        stream.Add(Calls.Running(99, 4), 0);
        stream.Cut(Now, "BRL");

        var frame = Assert.Single(stream.Since(new() { Stream = name, Seq = seq }, Now, "BRL"));

        Assert.True(frame.Reset);
        Assert.Equal(71, frame.Seq);
        Assert.Equal(71, frame.Calls.Count);
        Assert.Equal(71, frame.Calls.Select(call => call.Id).Distinct().Count());
    }

    [Fact]
    public void A_flood_is_counted_whole_and_listed_in_part()
    {
        var stream = new LiveStream("s");
        for (var number = 1; number <= 500; number++)
        {
            stream.Add(Calls.Ended(number, 1, 1), 0);
        }

        var frame = stream.Cut(Now, "BRL")!;

        Assert.Equal((500, 60, 440), (frame.Ended, frame.Calls.Count, frame.Unlisted));
        Assert.Equal(1_000, frame.Tokens);
    }

    [Fact]
    public void Refusals_and_failures_are_told_apart()
    {
        var stream = new LiveStream("s");
        stream.Add(Calls.Ended(1, 0, 0) with { Status = 429, Deployment = null }, 0);
        stream.Add(Calls.Ended(2, 0, 0) with { Status = 502 }, 0);
        stream.Add(Calls.Ended(3, 4, 0) with { Status = 499 }, 0);

        var frame = stream.Cut(Now, "BRL")!;

        Assert.Equal((3, 1, 1), (frame.Ended, frame.Refused, frame.Failed));
    }

    [Fact]
    public void A_call_whose_node_is_silent_is_no_longer_under_way()
    {
        var stream = new LiveStream("s");
        stream.Add(Calls.Running(1, 1), now: 100);
        stream.Add(Calls.Running(2, 1), now: 200);
        stream.ForgetLost(before: 150);

        Assert.Equal(1, stream.Cut(Now, "BRL")!.UnderWay);
    }
}
