using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Solaris.Conversations;
using Solaris.Fixtures;
using Solaris.Providers.Anthropic;

namespace Solaris.Anthropic;

/// <summary>What Anthropic answered, read for any dialect and written in its own, is what Anthropic answered.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Recorded { get; } =
    [
        .. Recordings
            .All.Where(one => one is { Provider: "anthropic", Endpoint: "messages", Status: 200 })
            .Select(one => one.Id),
    ];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void An_answer_survives_the_way_there_and_back(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);
        var expected = AssembledMessage.Read(recording.Body, recording.Streams);

        var actual = AssembledMessage.Read(Translate(recording), recording.Streams);

        Assert.Equal(expected.Blocks.Count, actual.Blocks.Count);
        foreach (var (block, written) in expected.Blocks.Zip(actual.Blocks))
        {
            Assert.True(JsonNode.DeepEquals(block, written), $"{block.ToJsonString()}\n{written.ToJsonString()}");
        }
        Assert.Equal((expected.StopReason, expected.StopSequence), (actual.StopReason, actual.StopSequence));
        foreach (
            var field in (string[])
                ["input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "output_tokens"]
        )
        {
            Assert.Equal((long?)expected.Usage?[field] ?? 0, (long?)actual.Usage?[field]);
        }
    }

    private static ReadOnlySpan<byte> Translate(Recording recording)
    {
        var target = new ArrayBufferWriter<byte>();
        MessagesWriter writer = recording.Streams ? new MessagesStreamWriter(target) : new MessagesAnswerWriter(target);
        var translator = new MessagesTranslator(
            new Prompt
            {
                Model = "claude",
                Turns = [],
                MaxOutputTokens = 1,
            }
        );
        writer.Begin(new("msg_1", "claude", 0, 1));
        if (recording.Streams)
        {
            foreach (var data in AssembledMessage.Data(recording.Body))
            {
                translator.ReadEvent(Encoding.UTF8.GetBytes(data), writer);
            }
        }
        else
        {
            translator.ReadWhole(recording.Body, writer);
        }
        var meter = recording.Expected!;
        writer.Complete(
            new TokenUsage(meter.Uncached, meter.CacheRead, meter.CacheWrite, meter.CacheWriteHour, meter.Output)
        );
        return target.WrittenSpan;
    }
}
