using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using Solaris.Http;

namespace Solaris.Calls;

/// <summary>
/// Reads the envelope in one pass over the body. A field we own that comes twice is refused: the provider might obey the one we did
/// not bound. The same holds for bytes that are no UTF-8, because parsers differ in what they make of them.
/// </summary>
internal ref struct EnvelopeReader
{
    /// <summary>OpenAI's own bound of <c>n</c>.</summary>
    private const int MostChoices = 128;

    private static readonly (byte[] Name, OwnedFields Field)[] Names =
    [
        ("model"u8.ToArray(), OwnedFields.Model),
        ("stream"u8.ToArray(), OwnedFields.Stream),
        ("max_tokens"u8.ToArray(), OwnedFields.MaxTokens),
        ("max_completion_tokens"u8.ToArray(), OwnedFields.MaxCompletionTokens),
        ("max_output_tokens"u8.ToArray(), OwnedFields.MaxOutputTokens),
        ("stream_options"u8.ToArray(), OwnedFields.StreamOptions),
        ("n"u8.ToArray(), OwnedFields.N),
        ("user"u8.ToArray(), OwnedFields.User),
        ("metadata"u8.ToArray(), OwnedFields.Metadata),
        ("best_of"u8.ToArray(), OwnedFields.BestOf),
        ("prompt"u8.ToArray(), OwnedFields.Prompt),
        ("service_tier"u8.ToArray(), OwnedFields.ServiceTier),
        ("speed"u8.ToArray(), OwnedFields.Speed),
    ];

    private readonly OwnedFields _known;
    private Utf8JsonReader _reader;
    private Refusal? _refusal;
    private OwnedFields _seen;
    private string? _model;
    private ByteRange _modelValue;
    private bool _stream;
    private bool _includeUsage;
    private StreamOptionsPlace? _streamOptions;
    private OutputCap? _maxTokens;
    private OutputCap? _maxCompletionTokens;
    private long _choices = 1;
    private long _bestOf = 1;
    private long _prompts = 1;
    private string? _user;
    private string? _serviceTier;
    private string? _speed;

    private EnvelopeReader(ReadOnlySpan<byte> body, OwnedFields known)
    {
        _known = known | OwnedFields.ServiceTier | OwnedFields.Speed;
        _reader = new Utf8JsonReader(body);
    }

    /// <param name="known">The fields of the API that was called.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> body,
        OwnedFields known,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        envelope = null;
        refusal = null;
        if (!Utf8.IsValid(body))
        {
            refusal = CallRefusals.NotUtf8();
            return false;
        }
        try
        {
            var reader = new EnvelopeReader(body, known);
            envelope = reader.Read();
            refusal = reader._refusal;
        }
        catch (JsonException exception)
        {
            refusal = CallRefusals.NotJson(exception.LineNumber, exception.BytePositionInLine);
        }
        return envelope is not null;
    }

    private Envelope? Read()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
        {
            _refusal = CallRefusals.NotAnObject();
            return null;
        }
        var firstField = (int)_reader.BytesConsumed;
        while (_refusal is null && _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField();
        }
        if (_refusal is null)
        {
            _reader.Read(); // Throws when anything follows the object.
            Check();
        }
        return _refusal is not null || _model is null
            ? null
            : new()
            {
                Model = _model,
                ModelValue = _modelValue,
                FirstField = firstField,
                Stream = _stream,
                IncludeUsage = _includeUsage,
                StreamOptions = _streamOptions,
                MaxTokens = _maxTokens,
                MaxCompletionTokens = _maxCompletionTokens,
                Choices = (int)(Math.Max(_choices, _bestOf) * _prompts),
                User = _user,
                ServiceTier = _serviceTier,
                Speed = _speed,
            };
    }

    private void ReadField()
    {
        switch (Field())
        {
            case OwnedFields.Model:
                ReadModel();
                break;
            case OwnedFields.User:
                ReadUser(OwnedFields.User, "user");
                break;
            case OwnedFields.Stream:
                _stream = Own(OwnedFields.Stream, "stream") && ReadFlag("stream");
                break;
            case OwnedFields.StreamOptions:
                ReadStreamOptions();
                break;
            case OwnedFields.MaxTokens:
                _maxTokens = ReadCap(OwnedFields.MaxTokens, "max_tokens");
                break;
            case OwnedFields.MaxCompletionTokens:
                _maxCompletionTokens = ReadCap(OwnedFields.MaxCompletionTokens, "max_completion_tokens");
                break;
            case OwnedFields.MaxOutputTokens:
                _maxTokens = ReadCap(OwnedFields.MaxOutputTokens, "max_output_tokens");
                break;
            case OwnedFields.N:
                _choices = ReadChoices(OwnedFields.N, "n");
                break;
            case OwnedFields.BestOf:
                _bestOf = ReadChoices(OwnedFields.BestOf, "best_of");
                break;
            case OwnedFields.Prompt:
                ReadPrompt();
                break;
            case OwnedFields.ServiceTier:
                _serviceTier = ReadWord(OwnedFields.ServiceTier, "service_tier");
                break;
            case OwnedFields.Speed:
                _speed = ReadWord(OwnedFields.Speed, "speed");
                break;
            case OwnedFields.Metadata:
                ReadMetadata();
                break;
            default:
                _reader.Skip();
                break;
        }
    }

    /// <summary>Which of the fields that the API has stands here; none for all others.</summary>
    private readonly OwnedFields Field()
    {
        foreach (var (name, field) in Names)
        {
            if (_reader.Is(name))
            {
                return _known & field;
            }
        }
        return OwnedFields.None;
    }

    private void Check()
    {
        if (string.IsNullOrEmpty(_model))
        {
            _refusal ??= CallRefusals.MissingModel();
        }
        else if (_model.Length > Envelope.LongestModel)
        {
            _refusal ??= CallRefusals.LongModel();
        }
        else if (Math.Max(_choices, _bestOf) * _prompts > int.MaxValue)
        {
            _refusal ??= CallRefusals.InvalidField("n", "asks for too many answers");
        }
    }

    /// <summary>Moves to the value. False, with the refusal set, when the field came before.</summary>
    private bool Own(OwnedFields field, string name)
    {
        _reader.Read();
        if ((_seen & field) != OwnedFields.None)
        {
            _refusal = CallRefusals.InvalidField(name, "comes twice");
            return false;
        }
        _seen |= field;
        return true;
    }

    private void ReadModel()
    {
        if (!Own(OwnedFields.Model, "model"))
        {
            return;
        }
        _model = ReadText("model");
        _modelValue = Place();
    }

    private void ReadUser(OwnedFields field, string name)
    {
        if (Own(field, name))
        {
            _user = _reader.TokenType == JsonTokenType.Null ? null : ReadText(name);
        }
    }

    /// <summary>Null for what is no text: whoever serves the call says what is wrong with it.</summary>
    private string? ReadWord(OwnedFields field, string name)
    {
        if (!Own(field, name) || _reader.TokenType != JsonTokenType.String)
        {
            _reader.Skip();
            return null;
        }
        return ReadText(name);
    }

    private void ReadMetadata()
    {
        if (!Own(OwnedFields.Metadata, "metadata") || _reader.TokenType != JsonTokenType.StartObject)
        {
            _reader.Skip(); // Whoever serves the call says what is wrong with it.
            return;
        }
        while (_refusal is null && _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_reader.Is("user_id"u8))
            {
                ReadUser(OwnedFields.MetadataUser, "metadata.user_id");
            }
            else
            {
                _reader.Skip();
            }
        }
    }

    private string? ReadText(string name)
    {
        if (_reader.TokenType == JsonTokenType.String && _reader.TextOrNull() is { } text)
        {
            return text;
        }
        _refusal = CallRefusals.InvalidField(name, "must be a string");
        return null;
    }

    private bool ReadFlag(string name)
    {
        if (_reader.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
        {
            return _reader.TokenType == JsonTokenType.True;
        }
        _refusal = CallRefusals.InvalidField(name, "must be true or false");
        return false;
    }

    private void ReadStreamOptions()
    {
        if (!Own(OwnedFields.StreamOptions, "stream_options"))
        {
            return;
        }
        if (_reader.TokenType == JsonTokenType.Null)
        {
            _streamOptions = new(Place(), IsNull: true, IsEmpty: false, IncludeUsage: null);
            return;
        }
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _refusal = CallRefusals.InvalidField("stream_options", "must be an object");
            return;
        }
        var start = (int)_reader.TokenStartIndex;
        var (empty, include) = (true, default(ByteRange?));
        while (_refusal is null && _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            empty = false;
            if (!_reader.Is("include_usage"u8))
            {
                _reader.Skip();
            }
            else if (Own(OwnedFields.IncludeUsage, "stream_options.include_usage"))
            {
                _includeUsage = ReadFlag("stream_options.include_usage");
                include = Place();
            }
        }
        _streamOptions = new(new(start, (int)_reader.BytesConsumed - start), IsNull: false, empty, include);
    }

    private OutputCap? ReadCap(OwnedFields field, string name)
    {
        if (!Own(field, name))
        {
            return null;
        }
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return new OutputCap(null, Place());
        }
        return ReadCount(name, 0, int.MaxValue) is { } tokens ? new OutputCap(tokens, Place()) : null;
    }

    private long ReadChoices(OwnedFields field, string name)
    {
        if (!Own(field, name) || _reader.TokenType == JsonTokenType.Null)
        {
            return 1;
        }
        return ReadCount(name, 1, MostChoices) ?? 1;
    }

    private long? ReadCount(string name, long least, long most)
    {
        if (
            _reader.TokenType == JsonTokenType.Number
            && _reader.TryGetInt64(out var count)
            && count >= least
            && count <= most
        )
        {
            return count;
        }
        _refusal = CallRefusals.InvalidField(name, $"must be an integer from {least} to {most}");
        return null;
    }

    /// <summary>A string or a list of token ids is one prompt; a list of either is one for each.</summary>
    private void ReadPrompt()
    {
        if (!Own(OwnedFields.Prompt, "prompt") || _reader.TokenType != JsonTokenType.StartArray)
        {
            _reader.Skip();
            return;
        }
        var prompts = 0L;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            prompts += _reader.TokenType == JsonTokenType.Number ? 0 : 1;
            _reader.Skip();
        }
        _prompts = Math.Max(1, prompts);
    }

    private readonly ByteRange Place()
    {
        var start = (int)_reader.TokenStartIndex;
        return new(start, (int)_reader.BytesConsumed - start);
    }
}
