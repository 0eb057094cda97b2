using Solaris.Providers;
using Solaris.Providers.Anthropic;
using Solaris.Providers.Gemini;
using Solaris.Providers.OpenAi;
using Solaris.Providers.OpenAi.Media;
using Solaris.Providers.OpenAi.Responses;

namespace Solaris.Fuzz.Targets;

/// <summary>The meters, which decide what is charged: they never throw, and never count below nothing.</summary>
internal sealed class MeterTarget : FuzzTarget
{
    private static readonly Func<AnswerMeter>[] Meters =
    [
        .. Enum.GetValues<UsageRule>().Select(rule => (Func<AnswerMeter>)(() => new ChatMeter(rule))),
        () => new ResponsesMeter(),
        () => new MessagesMeter(),
        () => new GeminiMeter(),
        () => new MediaMeter(free: false),
        () => new MediaMeter(free: true),
    ];

    public override string Name => "meters";

    public override void Run(in FuzzInput input)
    {
        var make = Meters[input.Variant % Meters.Length];
        if (input.Split % 4 == 2)
        {
            using var meter = make();
            meter.ReadWhole(input.Body.Span);
            Check(meter);
            return;
        }
        using var whole = make();
        using var pieces = make();
        if (Read(whole, new PieceStream(input.Body, 0)) && Read(pieces, input.Arrive()))
        {
            Check(whole.Usage == pieces.Usage, "the usage depends on where the stream was cut");
            Check(whole.Text.Kept.SequenceEqual(pieces.Text.Kept), "the text depends on where the stream was cut");
        }
    }

    public override IEnumerable<byte[]> Seeds(RecordedCall recording)
    {
        var meter = recording.Endpoint switch
        {
            "responses" => 4,
            "messages" => 5,
            "chat.completions" or "completions" or "embeddings" => recording.Response.Length % 4,
            _ => recording.Endpoint.Contains("enerateContent", StringComparison.Ordinal) ? 6 : 7,
        };
        var streams = !recording.Response.AsSpan().TrimStart(" \r\n"u8).StartsWith("{"u8);
        yield return FuzzInput.Write(meter, streams ? recording.Response.Length % 2 : 2, recording.Response);
    }

    private static bool Read(AnswerMeter meter, Stream body)
    {
        var ended = Events.Read(
            body,
            (in found, _, data) =>
            {
                if (found.DataLines > 0)
                {
                    meter.Read(data);
                    Check(meter.OutputSoFar >= 0, "a negative progress");
                }
            }
        );
        Check(meter);
        return ended;
    }

    private static void Check(AnswerMeter meter)
    {
        if (meter.Usage is not { } usage)
        {
            return;
        }
        var tokens = usage.Tokens;
        Check(Least(tokens) >= 0, $"a class below nothing: {tokens}");
        Check(tokens.OutputReasoning <= tokens.OutputTotal, $"more reasoning than output: {tokens}");
        Check(tokens.Total >= 0, "a negative total");
        Check(usage is { WebSearches: >= 0, Images: >= 0, AudioMilliseconds: >= 0, Characters: >= 0 }, $"{usage}");
    }

    private static long Least(in TokenUsage tokens) =>
        new[]
        {
            tokens.InputUncached,
            tokens.InputCacheRead,
            tokens.InputCacheWrite5m,
            tokens.InputCacheWrite1h,
            tokens.OutputTotal,
            tokens.OutputReasoning,
            tokens.AudioInput,
            tokens.AudioOutput,
            tokens.ImageInput,
            tokens.ImageOutput,
        }.Min();
}
