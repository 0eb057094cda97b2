using System.Buffers;
using System.Text.Json;
using Solaris.Anthropic;
using Solaris.Calls;
using Solaris.Conversations;
using Solaris.OpenAi;
using Solaris.OpenAi.Responses;
using Solaris.Providers;

namespace Solaris.Fuzz.Targets;

/// <summary>
/// Clients' bodies on their way to providers of another dialect. What cannot be translated is said in the notes; nothing throws, and what
/// goes out is JSON.
/// </summary>
internal sealed class PromptTarget : FuzzTarget
{
    private static readonly GenerationEndpoint[] Endpoints =
    [
        ChatEndpoint.Instance,
        MessagesEndpoint.Instance,
        ResponsesEndpoint.Instance,
    ];
    private static readonly Deployment[] Deployments =
    [
        Deployment(Profile("openai"), "gpt-5"),
        Deployment(Profile("anthropic"), "claude-sonnet-4-5"),
        Deployment(Profile("gemini"), "gemini-2.5-flash"),
        Deployment(Profile("vertex_ai"), "gemini-3-pro-preview", drops: true),
        Deployment(Profile("anthropic"), "claude-opus-4-6", drops: true),
        Deployment(Profile("mistral"), "mistral-large-latest", drops: true),
        Deployment(Profile("groq"), "openai/gpt-oss-120b"),
        Deployment(Profile("deepseek"), "deepseek-reasoner"),
    ];
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    public override string Name => "prompts";

    public override void Run(in FuzzInput input)
    {
        var endpoint = Endpoints[input.Variant % Endpoints.Length];
        var deployment = Deployments[input.Split % Deployments.Length];
        if (!endpoint.TryReadEnvelope(input.Body.Span, out var envelope, out _))
        {
            return;
        }
        var body = UpstreamBody.For(input.Body, envelope, endpoint, deployment, 1_000).ToArray();
        var notes = new TranslationNotes(deployment.DropUnsupported);
        if (endpoint.ReadPrompt(HalfCharacters.Mended(body.AsMemory()), notes) is not { } prompt)
        {
            return;
        }
        if (endpoint == ResponsesEndpoint.Instance)
        {
            CheckEcho(input.Body);
        }
        var wire = deployment.Provider.Translates;
        Check(wire.NewTranslator(prompt) is not null, "no way back");
        if (notes.Fault is not null || wire.Write(prompt, deployment, notes) is not { } written)
        {
            return;
        }
        _ = wire.Headers(prompt);
        if (notes.Fault is null)
        {
            JsonDocument.Parse(written, Deep).Dispose();
        }
    }

    /// <summary>What an answer repeats of its request.</summary>
    private static void CheckEcho(ReadOnlyMemory<byte> body)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            new RequestEcho(HalfCharacters.Mended(body)).Write(json);
            json.WriteEndObject();
        }
        JsonDocument.Parse(written.WrittenMemory, Deep).Dispose();
    }

    public override IEnumerable<byte[]> Seeds(RecordedCall recording)
    {
        var endpoint = Array.FindIndex(Endpoints, one => one.Path == recording.Endpoint.Replace('.', '/'));
        for (var place = 0; place < Deployments.Length && endpoint >= 0 && recording.Request is not null; place++)
        {
            yield return FuzzInput.Write(endpoint, place, recording.Request);
        }
    }
}
