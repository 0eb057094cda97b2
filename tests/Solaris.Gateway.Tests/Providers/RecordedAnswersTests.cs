using Solaris.Fixtures;

namespace Solaris.Providers;

/// <summary>Every recorded answer is metered exactly, however its bytes are split.</summary>
public sealed class RecordedAnswersTests
{
    public static TheoryData<string> Answers => [.. Recordings.All.Where(one => !one.Streams).Select(one => one.Id)];

    public static TheoryData<string> Streams => [.. Recordings.All.Where(one => one.Streams).Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_whole_answer_is_metered_as_expected(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);

        using var meter = recording.NewMeter();

        meter.ReadWhole(recording.Body);

        Assert.Equal(recording.Expected?.Usage, meter.Usage?.Tokens);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task A_stream_is_metered_as_expected_and_passes_unchanged_however_it_is_split(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);
        foreach (var pieces in Splits(recording.Body))
        {
            using var meter = recording.NewMeter();
            using var events = new EventStream(pieces, 1024 * 1024);
            using var passed = new MemoryStream();
            bool more;
            do
            {
                more = await events.FillAsync(TestContext.Current.CancellationToken);
                while (events.TryRead(out var found))
                {
                    passed.Write(events.Raw(found));
                    var kind = found.DataLines > 0 ? meter.Read(events.Data(found)) : ChunkKind.Content;
                    Assert.NotEqual(ChunkKind.Garbage, kind);
                }
            } while (more);

            Assert.Equal(recording.Body, passed.ToArray());
            Assert.Equal(recording.Expected?.Usage, meter.Usage?.Tokens);
        }
    }

    /// <summary>Whole, byte by byte, and for small recordings cut in two at every place; for large ones in random pieces.</summary>
    private static IEnumerable<SplitStream> Splits(byte[] body)
    {
        yield return new SplitStream(body, _ => body.Length);
        yield return new SplitStream(body, _ => 1);
        for (var cut = 1; body.Length < 4_000 && cut < body.Length; cut++)
        {
            var first = cut;
            yield return new SplitStream(body, position => position < first ? first - position : body.Length);
        }
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            yield return new SplitStream(body, _ => random.Next(1, 700));
        }
    }
}
