using System.Security.Cryptography;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>
/// The tool calls of one choice, put together from pieces. Pieces belong together by their <c>index</c>; vendors leave it out, repeat the type, or
/// send an empty id with every piece but the first.
/// </summary>
internal sealed class ReceivedCalls(Prompt prompt, FunctionNames names)
{
    /// <summary>No model calls more at once; more would be an attack on our memory.</summary>
    private const int Most = 1_024;

    private readonly Dictionary<int, ReceivedCall> _byIndex = [];
    private readonly List<ReceivedCall> _calls = [];

    public bool Any => _calls.Count > 0;

    public void Read(JsonElement delta, AnswerWriter writer)
    {
        var position = 0;
        foreach (var piece in delta.Field("tool_calls").Elements())
        {
            if (piece.ValueKind == JsonValueKind.Object)
            {
                ReadPiece(piece, IndexOf(piece, position), writer);
            }
            position++;
        }
        if (delta.Field("function_call") is { ValueKind: JsonValueKind.Object } legacy)
        {
            ReadCalled(Find(0, id: null, legacy.Text("name")), legacy, "arguments", writer);
        }
    }

    /// <summary>Writes what could not be written piece by piece.</summary>
    public void End(AnswerWriter writer)
    {
        foreach (var call in _calls)
        {
            if (call is { Wrapped: { Length: > 0 } wrapped })
            {
                writer.ToolArguments(call.Number, FreeFormCall.Unwrap(wrapped.ToString()));
                wrapped.Clear();
            }
        }
    }

    private void ReadPiece(JsonElement piece, int index, AnswerWriter writer)
    {
        var custom = piece.Field("custom");
        var called = custom.ValueKind == JsonValueKind.Object ? custom : piece.Field("function");
        if (Find(index, piece.Text("id"), called.Text("name")) is { } call)
        {
            call.Signature ??=
                piece.Field("provider_specific_fields").Text("thought_signature")
                ?? piece.Field("extra_content").Field("google").Text("thought_signature");
            ReadCalled(call, called, custom.ValueKind == JsonValueKind.Object ? "input" : "arguments", writer);
        }
    }

    /// <summary>An unnumbered piece with an id of its own opens a call, any other continues the last one.</summary>
    private int IndexOf(JsonElement piece, int position)
    {
        if (piece.Count("index") is { } index)
        {
            return index;
        }
        return piece.Text("id") is { Length: > 0 } || _calls.Count == 0
            ? _calls.Count
            : Math.Max(position, _calls.Count - 1);
    }

    /// <summary>The call that a piece belongs to: a new one for a new index, or for another id with a name under an old one.</summary>
    private ReceivedCall? Find(int index, string? id, string? name)
    {
        if (
            _byIndex.TryGetValue(index, out var known)
            && (id is not { Length: > 0 } || name is not { Length: > 0 } || known.Id is null || known.Id == id)
        )
        {
            known.Id ??= id is { Length: > 0 } ? id : null;
            return known;
        }
        if (_calls.Count >= Most)
        {
            return null;
        }
        var call = new ReceivedCall(_calls.Count) { Id = id is { Length: > 0 } ? id : null };
        _calls.Add(call);
        return _byIndex[index] = call;
    }

    private void ReadCalled(ReceivedCall? call, JsonElement called, string field, AnswerWriter writer)
    {
        if (call is null)
        {
            return;
        }
        if (!call.Open && called.Text("name") is { Length: > 0 } name)
        {
            Open(call, names.Back(name), field, writer);
        }
        var value = called.Field(field);
        var delta = value.ValueKind == JsonValueKind.Object ? value.GetRawText() : value.Text(); // Ollama's are objects.
        if (delta is not { Length: > 0 })
        {
            return;
        }
        if (call is { Open: true, Wrapped: null })
        {
            writer.ToolArguments(call.Number, delta);
        }
        else
        {
            (call.Wrapped ??= new()).Append(delta);
        }
    }

    private void Open(ReceivedCall call, string name, string field, AnswerWriter writer)
    {
        var early = call.Wrapped?.ToString();
        call.Open = true;
        call.Id ??= "call_" + RandomNumberGenerator.GetHexString(24, lowercase: true);
        writer.ToolCall(call.Number, call.Id, name, call.Signature);
        var wraps = field == "arguments" && FreeFormCall.IsFreeForm(prompt, name);
        call.Wrapped = wraps ? new(early) : null;
        if (early is not null && !wraps)
        {
            writer.ToolArguments(call.Number, early);
        }
    }
}
