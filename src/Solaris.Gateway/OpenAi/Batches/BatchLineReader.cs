using System.Text.Json;
using Solaris.Calls;

namespace Solaris.OpenAi.Batches;

/// <summary>
/// Finds the parts of a batch's line. A field that comes twice is refused, as in a call: the provider might obey the one that was not
/// bounded.
/// </summary>
internal ref struct BatchLineReader(ReadOnlySpan<byte> line)
{
    private Utf8JsonReader _reader = new(line);
    private ByteRange? _id;
    private ByteRange? _body;
    private string? _method;
    private string? _url;

    /// <summary>What is wrong with the line, or null. Throws JsonException.</summary>
    public string? Read(GenerationEndpoint endpoint, out ByteRange id, out ByteRange body)
    {
        (id, body) = (default, default);
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
        {
            return "it must be a JSON object.";
        }
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadField() is { } fault)
            {
                return fault;
            }
        }
        _reader.Read(); // Throws when anything follows the object.
        (id, body) = (_id ?? default, _body ?? default);
        return Check(endpoint);
    }

    private readonly string? Check(GenerationEndpoint endpoint) =>
        _id is null ? "'custom_id' must be a string."
        : _method != HttpMethods.Post ? "'method' must be \"POST\"."
        : _url != "/v1/" + endpoint.Path ? $"'url' must be the batch's endpoint, \"/v1/{endpoint.Path}\"."
        : _body is null ? "'body' must be an object."
        : null;

    private string? ReadField()
    {
        if (_reader.Is("custom_id"u8))
        {
            return Take(ref _id, JsonTokenType.String, "custom_id");
        }
        if (_reader.Is("body"u8))
        {
            return Take(ref _body, JsonTokenType.StartObject, "body");
        }
        if (_reader.Is("method"u8))
        {
            return Word(ref _method, "method");
        }
        if (_reader.Is("url"u8))
        {
            return Word(ref _url, "url");
        }
        _reader.Skip();
        return null;
    }

    private string? Take(ref ByteRange? place, JsonTokenType type, string name)
    {
        _reader.Read();
        if (place is not null)
        {
            return $"'{name}' comes twice.";
        }
        var start = (int)_reader.TokenStartIndex;
        var fits = _reader.TokenType == type;
        _reader.Skip();
        place = fits ? new(start, (int)_reader.BytesConsumed - start) : null;
        return null;
    }

    private string? Word(ref string? word, string name)
    {
        _reader.Read();
        if (word is not null)
        {
            return $"'{name}' comes twice.";
        }
        word = _reader.TokenType == JsonTokenType.String ? _reader.TextOrNull() : "";
        _reader.Skip();
        return null;
    }
}
