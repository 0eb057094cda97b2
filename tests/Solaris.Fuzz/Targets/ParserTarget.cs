using System.Text.Json;
using Solaris.Anthropic;
using Solaris.Calls;
using Solaris.OpenAi;
using Solaris.OpenAi.Media;
using Solaris.OpenAi.Responses;
using Solaris.Providers;
using Solaris.Quotas.Bounds;

namespace Solaris.Fuzz.Targets;

/// <summary>What reads bytes before anyone knows what they mean: events, envelopes, forms, sizes, errors, bodies for providers.</summary>
internal sealed class ParserTarget : FuzzTarget
{
    private static readonly GenerationEndpoint[] Endpoints =
    [
        ChatEndpoint.Instance,
        OpenAiEndpoint.Completions,
        OpenAiEndpoint.Embeddings,
        ResponsesEndpoint.Instance,
        MessagesEndpoint.Instance,
        .. MediaEndpoint.All,
    ];
    private static readonly TokenFamily[] Families = [TokenFamilies.Of("gpt-4o"), TokenFamilies.Of("claude")];
    private static readonly Deployment Relayed = Deployment(Profile("openai"), "other") with
    {
        DefaultParameters = [new("temperature", "1")],
    };
    private static readonly Deployment Quirky = Deployment(Profile("mistral"), "mistral-large-latest");
    private static readonly Secret Key = new("sk-fuzzed-key-0123456789");

    public override string Name => "parsers";

    public override void Run(in FuzzInput input)
    {
        switch (input.Variant)
        {
            case 0:
                ReadEvents(input);
                break;
            case 1:
                ProviderErrorReader.Read(input.Body, Key);
                break;
            default:
                ReadCall(input.Body, Endpoints[input.Variant % Endpoints.Length]);
                break;
        }
    }

    public override IEnumerable<byte[]> Seeds(RecordedCall recording)
    {
        yield return FuzzInput.Write(0, recording.Response.Length % 8, recording.Response);
        yield return FuzzInput.Write(1, 0, recording.Response);
        if (recording.Request is { } request)
        {
            var endpoint = Array.FindIndex(Endpoints, one => one.Path == recording.Endpoint.Replace('.', '/'));
            yield return FuzzInput.Write(Endpoints.Length + Math.Max(0, endpoint), 0, request);
        }
    }

    /// <summary>However the bytes are cut, the events are the same, and together they are the bytes.</summary>
    private static void ReadEvents(in FuzzInput input)
    {
        var (whole, pieces) = (new EventDigest(), new EventDigest());
        var ended = Events.Read(new PieceStream(input.Body, 0), whole.Add);
        if (ended && Events.Read(input.Arrive(), pieces.Add))
        {
            Check(whole.Raw.SequenceEqual(input.Body.ToArray()), "the events are not the stream");
            Check(whole.Data.SequenceEqual(pieces.Data), "events depend on where the stream was cut");
            Check(whole.Count == pieces.Count, "the number of events depends on where the stream was cut");
        }
    }

    private static void ReadCall(ReadOnlyMemory<byte> body, GenerationEndpoint endpoint)
    {
        Check(InputMeter.CountBytes(body.Span, Families) >= 0, "a negative bound");
        if (!endpoint.TryReadEnvelope(body.Span, out var envelope, out var refusal))
        {
            Check(refusal is not null, "neither envelope nor refusal");
            return;
        }
        Check(envelope.Choices > 0 && envelope.OutputTokens is null or >= 0, "an envelope without sense");
        if (endpoint.Size(body.Span, envelope) is { } size)
        {
            Check(size.InputTokens >= 0 && size.OutputTokens >= 0, "a negative size");
        }
        var isForm = endpoint.ContentType(body.Span) is not null;
        foreach (var deployment in (ReadOnlySpan<Deployment>)[Relayed, Quirky])
        {
            var sent = UpstreamBody.For(body, envelope, endpoint, deployment, 1_000, []);
            Check(sent.ToArray().Length == sent.Length, "a body of another length than it says");
            if (!isForm)
            {
                CheckSent(sent.ToArray(), endpoint, deployment);
            }
        }
    }

    /// <summary>What goes out is JSON with our model in it, and a cap no larger than what was held.</summary>
    private static void CheckSent(byte[] sent, GenerationEndpoint endpoint, Deployment deployment)
    {
        JsonDocument.Parse(sent).Dispose();
        Check(endpoint.TryReadEnvelope(sent, out var envelope, out _), "a body that we would refuse ourselves");
        Check(envelope?.Model == deployment.UpstreamModel, "another model");
        Check(!endpoint.HasOutput || envelope?.OutputTokens <= 1_000, "a larger cap than was held");
    }
}
