using System.Text.Json;

namespace Solaris.Providers.OpenAi.Responses;

/// <summary>One event of a stream: its kind, and readers that stand on the values the meter may want, wherever they are in the object.</summary>
internal ref struct ResponseEvent(ReadOnlySpan<byte> data)
{
    private const int LongestId = 256;

    private Utf8JsonReader _reader = new(data);
    private Utf8JsonReader _delta;
    private Utf8JsonReader _item;
    private Utf8JsonReader _response;

    public ResponseEventKind Kind { get; private set; }

    /// <summary>Null when the event has no number.</summary>
    public long? Number { get; private set; }

    /// <summary>False when the data is no JSON object; throws JsonException when it is no JSON.</summary>
    public bool TryRead()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField();
        }
        _reader.Read(); // Throws when anything follows the object.
        return true;
    }

    public readonly void CollectText(OutputText text)
    {
        var reader = _delta;
        if (reader.TokenType == JsonTokenType.String)
        {
            text.Add(ref reader);
        }
    }

    /// <summary>True when the item is a search that is billed; the names of called tools go to <paramref name="text"/>.</summary>
    public readonly bool ReadItem(OutputText? text)
    {
        var reader = _item;
        return reader.TokenType == JsonTokenType.StartObject && ResponseItem.Read(ref reader, text);
    }

    public readonly ResponseFacts ReadResponse()
    {
        var facts = new ResponseFacts(text: null);
        var reader = _response;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            facts.Read(ref reader);
        }
        return facts;
    }

    /// <summary>The id of the response that the event carries; null when it has none.</summary>
    public readonly string? ReadId()
    {
        var reader = _response;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.Is("id"u8);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= LongestId)
            {
                return reader.TextOrNull();
            }
            reader.Skip();
        }
        return null;
    }

    private void ReadField()
    {
        var number = _reader.Is("sequence_number"u8);
        var (type, delta, item, response, error) = (
            _reader.Is("type"u8),
            _reader.Is("delta"u8),
            _reader.Is("item"u8),
            _reader.Is("response"u8),
            _reader.Is("error"u8)
        );
        _reader.Read();
        if (type && _reader.TokenType == JsonTokenType.String && Kind != ResponseEventKind.Error)
        {
            Kind = KindOf(ref _reader);
        }
        else if (number && _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var count))
        {
            Number = count;
        }
        else if (delta)
        {
            _delta = _reader;
        }
        else if (item)
        {
            _item = _reader;
        }
        else if (response)
        {
            _response = _reader;
        }
        else if (error && _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String)
        {
            Kind = ResponseEventKind.Error;
        }
        _reader.Skip();
    }

    private static ResponseEventKind KindOf(ref Utf8JsonReader type)
    {
        if (type.ValueSpan.EndsWith(".delta"u8))
        {
            return type.Is("response.audio.delta"u8) ? ResponseEventKind.Other : ResponseEventKind.Delta;
        }
        if (type.Is("response.output_item.added"u8))
        {
            return ResponseEventKind.ItemAdded;
        }
        if (type.Is("response.output_item.done"u8))
        {
            return ResponseEventKind.ItemDone;
        }
        if (type.Is("response.failed"u8))
        {
            return ResponseEventKind.Failed;
        }
        if (type.Is("error"u8))
        {
            return ResponseEventKind.Error;
        }
        return type.Is("response.completed"u8) || type.Is("response.incomplete"u8) || type.Is("response.cancelled"u8)
            ? ResponseEventKind.Completed
            : ResponseEventKind.Other;
    }
}
