using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// Meters answers of the Messages API. Usage is cumulative: <c>message_delta</c> is laid over <c>message_start</c> field by field,
/// never added. The output of <c>message_start</c> is a placeholder.
/// </summary>
internal sealed class MessagesMeter : AnswerMeter
{
    private MessagesUsage _usage;
    private bool _outputKnown;

    public override MeteredUsage? Usage =>
        _usage.SaysNothing
            ? null
            : new MeteredUsage(_usage.Tokens + _usage.Beside)
            {
                ServiceTier = _usage.ServiceTier,
                Speed = _usage.Speed,
                Region = _usage.Region,
                WebSearches = _usage.WebSearches ?? 0,
                Adviser = _usage.Adviser,
                Advice = _usage.Advice,
            };

    public override bool OutputIsPlaceholder => !_outputKnown;

    public override long OutputSoFar => _outputKnown ? _usage.Output ?? 0 : Math.Max(_usage.Output ?? 0, Text.Estimate);

    public override ChunkKind Read(ReadOnlySpan<byte> data)
    {
        UsageIsLast = false;
        try
        {
            return ReadEvent(data);
        }
        catch (JsonException)
        {
            return ChunkKind.Garbage;
        }
    }

    public override AnswerKind ReadWhole(ReadOnlySpan<byte> body)
    {
        try
        {
            var kind = ReadMessage(body);
            if (_usage.SaysNothing && kind == AnswerKind.Answer)
            {
                CollectText(body);
            }
            return kind;
        }
        catch (JsonException)
        {
            return AnswerKind.Garbage;
        }
    }

    private ChunkKind ReadEvent(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return ChunkKind.Garbage;
        }
        var kind = ChunkKind.Content;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("type"u8))
            {
                reader.Read();
                kind = KindOf(ref reader);
            }
            else if (reader.Is("message"u8))
            {
                reader.Read();
                ReadStart(ref reader);
            }
            else if (reader.Is("usage"u8))
            {
                reader.Read();
                _outputKnown |= Overlay(ref reader);
            }
            else if (reader.Is("delta"u8) || reader.Is("content_block"u8))
            {
                reader.Read();
                ReadPiece(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        return kind;
    }

    private static ChunkKind KindOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return ChunkKind.Content;
        }
        return reader.Is("message_stop"u8) ? ChunkKind.Done
            : reader.Is("error"u8) ? ChunkKind.Error
            : ChunkKind.Content;
    }

    private void ReadStart(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var usage = reader.Is("usage"u8);
            reader.Read();
            if (usage)
            {
                Overlay(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>A block's beginning, more of a block, or how the message ends.</summary>
    private void ReadPiece(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("stop_reason"u8))
            {
                reader.Read();
                Finished |= reader.TokenType == JsonTokenType.String;
                reader.Skip();
            }
            else
            {
                ContentReader.ReadProperty(ref reader, Text);
            }
        }
    }

    private bool Overlay(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }
        MessagesUsageReader.Overlay(ref reader, ref _usage);
        return UsageIsLast = !_usage.SaysNothing;
    }

    private AnswerKind ReadMessage(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return AnswerKind.Garbage;
        }
        var failed = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (type, error) = (reader.Is("type"u8), reader.Is("error"u8));
            var usage = reader.Is("usage"u8);
            reader.Read();
            failed |= error && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String;
            if (usage)
            {
                _outputKnown |= Overlay(ref reader);
            }
            else if (type)
            {
                failed |= KindOf(ref reader) == ChunkKind.Error;
            }
            else
            {
                reader.Skip();
            }
        }
        reader.Read(); // Throws when anything follows the object.
        return failed ? AnswerKind.Error : AnswerKind.Answer;
    }

    private void CollectText(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var content = reader.Is("content"u8);
            reader.Read();
            if (content)
            {
                ContentReader.Read(ref reader, Text);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
