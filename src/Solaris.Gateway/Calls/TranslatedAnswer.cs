using System.Buffers;
using System.Text.Json;
using Solaris.Conversations;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>A whole answer in the client's dialect; its end, with the usage, is written when the charge is durable.</summary>
internal sealed class TranslatedAnswer
{
    private readonly ArrayBufferWriter<byte> _body = new();
    private AnswerWriter? _writer;

    /// <summary>Opens the answer to a translated call; null when the call is relayed.</summary>
    public static AnswerWriter? Begin(GenerationCall call, IBufferWriter<byte> target)
    {
        if (call.Translation is not { } translation || call.Endpoint.NewWriter(target, call) is not { } client)
        {
            return null;
        }
        var writer = new KeepingWriter(client, translation.Thoughts);
        var created = call.Id.CreatedAt.ToUnixTimeSeconds();
        writer.Begin(new(call.Endpoint.AnswerId(call.Id), call.Envelope.Model, created, call.Hold.InputTokens));
        return writer;
    }

    /// <summary>Translates a whole answer; null when the call is relayed. False when the answer makes no sense.</summary>
    public static bool TryRead(GenerationCall call, Attempt attempt, out TranslatedAnswer? translated)
    {
        translated = call.Translation is null ? null : new TranslatedAnswer();
        return translated is null || attempt.Answer is not { } answer || translated.TryRead(call, answer);
    }

    public ReadOnlyMemory<byte> Complete(GenerationCall call)
    {
        _writer?.Complete(call.AnswerUsage);
        return _body.WrittenMemory;
    }

    private bool TryRead(GenerationCall call, PooledBuffer answer)
    {
        _writer = Begin(call, _body);
        try
        {
            if (_writer is not null)
            {
                call.Translation?.Answer.ReadWhole(HalfCharacters.Mended(answer.Span), _writer);
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
