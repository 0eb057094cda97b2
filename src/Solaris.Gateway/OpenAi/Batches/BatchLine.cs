using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using Solaris.Calls;

namespace Solaris.OpenAi.Batches;

/// <summary>One request of a batch.</summary>
/// <param name="CustomId">The client's name for it, as JSON.</param>
/// <param name="Body">What a call of its own would have as its body.</param>
internal sealed record BatchLine(ReadOnlyMemory<byte> CustomId, ReadOnlyMemory<byte> Body, Envelope Envelope)
{
    /// <summary>False with what is wrong with the line, in words that follow «Line 3: ».</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> line,
        GenerationEndpoint endpoint,
        [NotNullWhen(true)] out BatchLine? read,
        [NotNullWhen(false)] out string? fault
    )
    {
        read = null;
        try
        {
            fault = Utf8.IsValid(line.Span)
                ? new BatchLineReader(line.Span).Read(endpoint, out var id, out var body) ?? Open(id, body, out read)
                : "it is not valid UTF-8.";
        }
        catch (JsonException)
        {
            fault = "it is not valid JSON.";
        }
        return read is not null;

        string? Open(ByteRange id, ByteRange body, out BatchLine? found)
        {
            var text = line.Slice(body.Start, body.Length);
            found = endpoint.TryReadEnvelope(text.Span, out var envelope, out var refusal)
                ? new(line.Slice(id.Start, id.Length), text, envelope)
                : null;
            return refusal?.Message;
        }
    }
}
