using System.Text.Json;

namespace Solaris.Quotas.Bounds;

/// <summary>
/// Goes once over a request body and hands what the model will read to a sink: texts decoded, tools and unknown fields as
/// JSON text. Media count by their headers and sizes. Never builds a document.
/// </summary>
internal ref struct BodyScanner<TSink>(ReadOnlySpan<byte> body, TSink sink, TokenFamily[] families)
    where TSink : ITextSink
{
    /// <summary>Deeper bodies make the reader throw.</summary>
    private const int MaxDepth = 64;

    /// <summary>A JSON token costs up to 50 ns here: bodies made of more than this many are bounded by their bytes.</summary>
    public const int MostJsonTokens = 1_000_000;

    private readonly long _length = body.Length;
    private Utf8JsonReader _reader = new(body, new JsonReaderOptions { MaxDepth = MaxDepth });
    private TSink _sink = sink;
    private MediaTally _media = new(families);
    private PendingImage _image;
    private PendingSource _source;
    private HostedTools _hosted;
    private long _messages;
    private long _tokenIds;
    private bool _tools;
    private bool _format;
    private bool _cites;

    /// <summary>Throws JsonException when the body is no JSON or too deep.</summary>
    public BodyMeasure Scan()
    {
        Span<Place> inside = stackalloc Place[MaxDepth + 2]; // By depth: the place of what the open container holds.
        Place? named = null;
        for (var count = 0; count < MostJsonTokens; count++)
        {
            if (!_reader.Read())
            {
                return Measured(rest: 0);
            }
            var depth = _reader.CurrentDepth;
            if (_reader.TokenType == JsonTokenType.PropertyName)
            {
                named = Field(inside[depth]);
                continue;
            }
            // A value without a name stands in an array, whose place it shares.
            Value(named ?? inside[depth], ref inside[depth + 1]);
            named = null;
        }
        return Measured(rest: _length - _reader.BytesConsumed);
    }

    private BodyMeasure Measured(long rest)
    {
        CountImage();
        CountSource();
        return new(_sink.Total(), rest, _messages, _tokenIds, Prompts(), _media, _hosted);
    }

    private readonly long Prompts() => (_tools ? 1 : 0) + (_format ? 1 : 0) + (_cites ? 1 : 0);

    private readonly bool IsFormat() =>
        _reader.Is("output_config"u8) || _reader.Is("output_format"u8) || _reader.Is("response_format"u8);

    private Place Field(Place parent)
    {
        var place = Places.OfField(parent, in _reader);
        if (Places.IsJson(place))
        {
            _sink.Text("\""u8, Escapes.None);
            _sink.Text(_reader.ValueSpan, As(Escapes.KeepShort));
            _sink.Text("\":"u8, Escapes.None);
            _tools |= place == Place.Tools || (parent == Place.Body && _reader.Is("functions"u8));
            _hosted.Compacts |= parent == Place.Body && _reader.Is("context_management"u8);
            _format |= parent == Place.Body && IsFormat();
            _cites |= parent == Place.Part && _reader.Is("citations"u8);
        }
        return place;
    }

    private void Value(Place place, ref Place inside)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                inside = Places.OfObject(place);
                _messages += inside == Place.Message ? 1 : 0;
                Border(inside, "{"u8);
                break;
            case JsonTokenType.StartArray:
                inside = place;
                Border(inside, "["u8);
                break;
            case JsonTokenType.EndObject:
                Border(inside, "},"u8);
                break;
            case JsonTokenType.EndArray:
                Border(inside, "],"u8);
                break;
            case JsonTokenType.String:
                Text(place);
                break;
            default:
                Word(place);
                break;
        }
    }

    /// <summary>An object begins or ends: the detail read so far belongs to no image of the next one.</summary>
    private void Border(Place place, ReadOnlySpan<byte> sign)
    {
        if (Places.IsJson(place))
        {
            _sink.Text(sign, Escapes.None);
            EndTool(place, sign);
        }
        else if (place is Place.Part or Place.Image)
        {
            CountImage();
            _image = default;
            EndSource(place);
        }
    }

    private void EndTool(Place place, ReadOnlySpan<byte> sign)
    {
        if (place == Place.Tool && sign[0] == (byte)'}')
        {
            _hosted.EndTool();
        }
    }

    private void EndSource(Place place)
    {
        if (place == Place.Part)
        {
            CountSource();
            _source = default;
        }
    }

    private void Text(Place place)
    {
        switch (place)
        {
            case Place.Messages or Place.Content:
                _sink.Text(_reader.ValueSpan, As(Escapes.Decode));
                _sink.Break();
                break;
            case Place.Image or Place.Audio or Place.File or Place.FileReference or Place.Detail:
                Medium(place);
                break;
            case Place.PartType or Place.SourceKind or Place.SourceMedia or Place.SourceData or Place.SourceReference:
                Source(place);
                break;
            case Place.Silent:
                break;
            case Place.ToolType:
                _hosted.Type(_reader.ValueSpan);
                goto default;
            default:
                _sink.Text("\""u8, Escapes.None);
                _sink.Text(_reader.ValueSpan, As(Escapes.KeepShort));
                _sink.Text("\","u8, Escapes.None);
                break;
        }
    }

    /// <summary>A number, true, false or null.</summary>
    private void Word(Place place)
    {
        if (place == Place.Messages)
        {
            _tokenIds++;
        }
        else if (Places.IsJson(place))
        {
            _sink.Text(_reader.ValueSpan, Escapes.None);
            _sink.Text(","u8, Escapes.None);
            ToolUses(place);
        }
    }

    private void ToolUses(Place place)
    {
        if (place == Place.ToolUses && _reader.TokenType == JsonTokenType.Number)
        {
            _hosted.Uses(_reader.TryGetInt64(out var most) ? most : long.MaxValue);
        }
    }

    private void Source(Place place)
    {
        switch (place)
        {
            case Place.PartType:
                _source.PartType(image: _reader.Is("image"u8));
                break;
            case Place.SourceKind:
                _source.Kind(base64: _reader.Is("base64"u8));
                break;
            case Place.SourceMedia:
                _source.Media(image: _reader.ValueSpan.StartsWith("image/"u8));
                break;
            case Place.SourceReference:
                _source.IsElsewhere = true;
                break;
            default:
                CountData(); // Of a field that came before.
                _source.Hold(_reader.ValueSpan, _reader.ValueIsEscaped);
                break;
        }
    }

    private void Medium(Place place)
    {
        switch (place)
        {
            case Place.Image:
                CountImage();
                _image.Hold(Base64Head.ReadImage(_reader.ValueSpan));
                break;
            case Place.Detail:
                _image.Detail(low: _reader.Is("low"u8));
                break;
            case Place.Audio:
                MediaHeads.AddAudio(ref _media, _reader.ValueSpan);
                break;
            case Place.File:
                MediaHeads.AddFile(ref _media, _reader.ValueSpan);
                break;
            default:
                _media.AddFile(bytes: null, paged: true);
                break;
        }
    }

    private readonly Escapes As(Escapes escapes) => _reader.ValueIsEscaped ? escapes : Escapes.None;

    private void CountSource()
    {
        CountData();
        if (_source.IsElsewhere && _source.IsImage)
        {
            _media.AddImage(size: null, low: false);
        }
        else if (_source.IsElsewhere)
        {
            _media.AddFile(bytes: null, paged: true);
        }
    }

    private void CountData()
    {
        if (_source.Data.IsEmpty)
        {
            return;
        }
        if (!_source.IsBase64)
        {
            _sink.Text(_source.Data, _source.DataIsEscaped ? Escapes.Decode : Escapes.None);
            _sink.Break();
        }
        else if (_source.IsImage)
        {
            _media.AddImage(Base64Head.ReadImage(_source.Data), low: false);
        }
        else
        {
            MediaHeads.AddFile(ref _media, _source.Data);
        }
    }

    private void CountImage()
    {
        if (_image.Waits)
        {
            _media.AddImage(_image.Size, _image.Low);
        }
    }
}
