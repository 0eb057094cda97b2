using System.Text;
using System.Text.Json;

namespace Solaris.Providers.OpenAi;

/// <summary>
/// Finds the places of a relayed chat body that its vendor wants otherwise. All other bytes stay as the client sent them, and a vendor without
/// quirks costs nothing.
/// </summary>
internal ref struct QuirkEdits
{
    private readonly VendorQuirks _quirks;
    private readonly bool _renamesCap;
    private readonly List<BodyEdit> _edits;
    private readonly List<string> _dropped;
    private readonly HashSet<string> _names;
    private Utf8JsonReader _reader;

    /// <summary>Where the last field that stays ends.</summary>
    private int _keptEnd;

    /// <summary>Where the fields begin that were left out since then; -1 for none.</summary>
    private int _gap;

    private QuirkEdits(
        ReadOnlySpan<byte> body,
        VendorQuirks quirks,
        bool renamesCap,
        List<BodyEdit> edits,
        List<string> dropped
    )
    {
        (_quirks, _renamesCap, _edits, _dropped, _gap) = (quirks, renamesCap, edits, dropped, -1);
        _names = NamesOf(body);
        _reader = new Utf8JsonReader(body);
    }

    /// <param name="body">A JSON object, checked before.</param>
    /// <param name="sent">What is put in: the model, and the name of the output cap, when the client has none.</param>
    /// <param name="edits">Those there are already; the ones within a field that is left out go with it.</param>
    /// <param name="dropped">Takes the names of the fields that are left out and change how the answer is made.</param>
    public static void Add(
        ReadOnlySpan<byte> body,
        Deployment deployment,
        (string Model, string? Cap) sent,
        List<BodyEdit> edits,
        List<string> dropped
    )
    {
        var quirks = deployment.Provider.Quirks;
        var renamesCap = quirks.RenamesCapOfReasoningModels && ReasoningModels.Has(deployment, sent.Model);
        if (renamesCap || quirks.ChangesRelays)
        {
            var scan = new QuirkEdits(body, quirks, renamesCap, edits, dropped);
            if (sent.Cap is not null)
            {
                scan._names.Add(sent.Cap);
            }
            scan.Scan();
        }
    }

    private static HashSet<string> NamesOf(ReadOnlySpan<byte> body)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            names.Add(reader.TextOrNull() ?? "");
            reader.Skip();
        }
        return names;
    }

    private void Scan()
    {
        _reader.Read();
        _keptEnd = (int)_reader.BytesConsumed;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ScanField(_reader.TextOrNull() ?? "");
        }
        if (_gap >= 0) // Behind the last field that stays, the comma must go too.
        {
            Remove(_keptEnd, (int)_reader.TokenStartIndex);
        }
    }

    private void ScanField(string name)
    {
        var start = (int)_reader.TokenStartIndex;
        var other = _renamesCap && name == "max_tokens" ? "max_completion_tokens" : _quirks.NameOf(name);
        if (_quirks.Drops.Contains(name) || (other != name && _names.Contains(other)))
        {
            _gap = _gap < 0 ? start : _gap;
            if (other == name && name != "stream_options") // The usage it asks for comes all the same.
            {
                _dropped.Add(name);
            }
            _reader.Skip();
            return;
        }
        if (_gap >= 0)
        {
            Remove(_gap, start);
            _gap = -1;
        }
        if (other != name)
        {
            Replace(other);
        }
        ScanValue(name);
        _keptEnd = (int)_reader.BytesConsumed;
    }

    private void ScanValue(string name)
    {
        if (name == "tool_choice" && _quirks.SaysAny)
        {
            _reader.Read();
            if (_reader.TokenType == JsonTokenType.String && _reader.Is("required"u8))
            {
                Replace("any");
            }
            _reader.Skip();
        }
        else if (name == "messages" && (_quirks.DeveloperIsSystem || _quirks.HasShortToolIds))
        {
            _reader.Read();
            ScanEach(static (ref scan) => scan.ScanMessage());
        }
        else
        {
            _reader.Skip();
        }
    }

    private delegate void Visit(ref QuirkEdits scan);

    /// <summary>Visits the objects of the array that the reader stands on.</summary>
    private void ScanEach(Visit visit)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            _reader.Skip();
            return;
        }
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.StartObject)
            {
                _reader.Skip();
                continue;
            }
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                visit(ref this);
            }
        }
    }

    private void ScanMessage()
    {
        if (_quirks.DeveloperIsSystem && _reader.Is("role"u8))
        {
            _reader.Read();
            if (_reader.TokenType == JsonTokenType.String && _reader.Is("developer"u8))
            {
                Replace("system");
            }
            _reader.Skip();
        }
        else if (_quirks.HasShortToolIds && _reader.Is("tool_call_id"u8))
        {
            ScanId();
        }
        else if (_quirks.HasShortToolIds && _reader.Is("tool_calls"u8))
        {
            _reader.Read();
            ScanEach(static (ref scan) => scan.ScanCall());
        }
        else
        {
            _reader.Skip();
        }
    }

    private void ScanCall()
    {
        if (_reader.Is("id"u8))
        {
            ScanId();
        }
        else
        {
            _reader.Skip();
        }
    }

    private void ScanId()
    {
        _reader.Read();
        if (
            _reader.TokenType == JsonTokenType.String
            && _reader.TextOrNull() is { Length: > 0 } id
            && !ToolIds.IsShort(id)
        )
        {
            Replace(ToolIds.For(id, isShort: true));
        }
        _reader.Skip();
    }

    /// <summary>Puts a name or string without special letters in the place of the one the reader stands on.</summary>
    private readonly void Replace(string text)
    {
        var start = (int)_reader.TokenStartIndex;
        var quoted = _reader.ValueSpan.Length + 2; // A name's own end is not told: its colon is read with it.
        _edits.Add(new(start, quoted, Encoding.UTF8.GetBytes($"\"{text}\"")));
    }

    private readonly void Remove(int start, int end)
    {
        _edits.RemoveAll(edit => edit.Start >= start && edit.Start < end && (edit.Length > 0 || edit.Start > start));
        _edits.Add(new(start, end - start, []));
    }
}
