using System.Text.Json;
using Solaris.Calls;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.OpenAi.Responses;

/// <summary>
/// Refuses what leans on answers, conversations or prompts stored at the provider, and has nothing new stored there: all users share
/// one account, so an id would let one read another's, and what an id stands for cannot be bounded. See docs/decisions/0007.
/// </summary>
internal ref struct StatelessReader(ReadOnlySpan<byte> body)
{
    private static readonly byte[] No = "false"u8.ToArray();
    private static readonly byte[] StoreNothing = "\"store\":false,"u8.ToArray();

    private Utf8JsonReader _reader = new(body);
    private readonly PackedItems _items = new();
    private BodyEdit? _store;
    private int _firstField;
    private Refusal? _refusal;

    public string? SafetyIdentifier { get; private set; }

    /// <summary>The items that carry what the gateway packed, which no provider can read.</summary>
    public readonly PackedItems OurThoughts => _items;

    /// <summary>What makes the provider store nothing.</summary>
    public readonly BodyEdit Store => _store ?? new(_firstField, 0, StoreNothing);

    /// <summary>Why the call is refused; null when it may go on. The body is known to be a JSON object.</summary>
    public Refusal? Read()
    {
        _reader.Read();
        _firstField = (int)_reader.BytesConsumed;
        while (_refusal is null && _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField();
        }
        return _refusal;
    }

    private void ReadField()
    {
        if (_reader.Is("input"u8))
        {
            ReadInput();
        }
        else if (_reader.Is("store"u8))
        {
            ReadStore();
        }
        else if (_reader.Is("background"u8))
        {
            _reader.Read();
            Refuse("background", _reader.TokenType == JsonTokenType.True);
        }
        else if (_reader.Is("previous_response_id"u8))
        {
            RefuseUnlessNull("previous_response_id");
        }
        else if (_reader.Is("conversation"u8))
        {
            RefuseUnlessNull("conversation");
        }
        else if (_reader.Is("prompt"u8))
        {
            RefuseUnlessNull("prompt");
        }
        else if (_reader.Is("safety_identifier"u8))
        {
            ReadIdentifier();
        }
        else
        {
            _reader.Skip();
        }
    }

    private void ReadStore()
    {
        _reader.Read();
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        if (_store is not null)
        {
            _refusal = CallRefusals.InvalidField("store", "comes twice");
        }
        _store = new(start, (int)_reader.BytesConsumed - start, No);
    }

    private void ReadIdentifier()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.String && !_reader.ValueIsEscaped)
        {
            SafetyIdentifier = _reader.GetString();
        }
        _reader.Skip();
    }

    private void ReadInput()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartArray)
        {
            _reader.Skip();
            return;
        }
        for (var index = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var (start, packed) = ((int)_reader.TokenStartIndex, false);
            if (_reader.TokenType != JsonTokenType.StartObject)
            {
                _reader.Skip();
            }
            else if (IsReference(out packed))
            {
                _refusal ??= StatelessRefusals.Stored($"input[{index}]");
            }
            _items.Add(start, (int)_reader.BytesConsumed, packed);
        }
    }

    /// <summary>Ends on the item's last brace. An item without a type is a message when it has a role; else it refers to one.</summary>
    /// <param name="packed">True for a reasoning item that the gateway made.</param>
    private bool IsReference(out bool packed)
    {
        var (typed, named, refers) = (false, false, false);
        packed = false;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var (type, role) = (_reader.Is("type"u8), _reader.Is("role"u8));
            var proof = _reader.Is("encrypted_content"u8);
            _reader.Read();
            var text = _reader.TokenType == JsonTokenType.String;
            typed |= type && text;
            named |= role && text;
            packed |= proof && text && _reader.ValueSpan.StartsWith(SealedReasoning.Mark);
            refers |= type && text && _reader.Is("item_reference"u8);
            _reader.Skip();
        }
        return refers || (!typed && !named);
    }

    private void RefuseUnlessNull(string field)
    {
        _reader.Read();
        Refuse(field, _reader.TokenType != JsonTokenType.Null);
    }

    private void Refuse(string field, bool refuse)
    {
        if (refuse)
        {
            _refusal = StatelessRefusals.Stored(field);
        }
        _reader.Skip();
    }
}
