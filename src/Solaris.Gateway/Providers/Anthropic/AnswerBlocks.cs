using System.Buffers;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// Gives an answer's content blocks to the client's writer. Anthropic counts calls by their place among all blocks, other dialects
/// among calls: they are numbered anew.
/// </summary>
internal sealed class AnswerBlocks(Prompt prompt)
{
    private readonly ToolNames _names = new(prompt);
    private OpenBlock? _open;
    private int _calls;
    private bool _answered;

    /// <summary>True when the answer came as the arguments of a call, and there is no other call.</summary>
    public bool IsAnswered => _answered && _calls == 0;

    /// <summary>A block's beginning in a stream, or a whole block.</summary>
    public void Open(JsonElement block, AnswerWriter writer)
    {
        Close(writer);
        switch (block.Text("type"))
        {
            case "text" or "thinking":
                _open = new OpenBlock(OpenBlockKind.Plain);
                OpenPlain(block, writer);
                break;
            case "redacted_thinking" when block.Text("data") is { } data:
                writer.SealedThinking(data);
                break;
            case "tool_use":
                _open = OpenCall(block, writer);
                AddWhole(block, writer);
                break;
            case not null:
                _open = new OpenBlock(OpenBlockKind.Foreign) { Start = block.Clone() };
                break;
        }
    }

    /// <summary>More of the open block.</summary>
    public void Add(JsonElement delta, AnswerWriter writer)
    {
        switch (delta.Text("type"))
        {
            case "text_delta" when delta.Text("text") is { Length: > 0 } text:
                writer.Text(text);
                break;
            case "thinking_delta" when delta.Text("thinking") is { Length: > 0 } thought:
                writer.Thinking(thought);
                break;
            case "signature_delta" when delta.Text("signature") is { Length: > 0 } signature:
                writer.ThinkingSignature(signature);
                break;
            case "input_json_delta" when delta.Text("partial_json") is { Length: > 0 } arguments:
                AddArguments(arguments, writer);
                break;
            case "citations_delta" when delta.Field("citation", JsonValueKind.Object) is { } citation:
                writer.Citation(Citations.Of(citation));
                break;
        }
    }

    public void Close(AnswerWriter writer)
    {
        if (_open is not { } block)
        {
            return;
        }
        _open = null;
        switch (block.Kind)
        {
            case OpenBlockKind.Answer when !block.HasArguments:
                writer.Text("{}");
                break;
            case OpenBlockKind.FreeFormCall when block.Kept is { } input:
                writer.ToolArguments(block.Call, FreeFormInput.Unwrap(input));
                break;
            case OpenBlockKind.Foreign when block.Kept is { } input:
                writer.Foreign(MessagesWire.Dialect, WithInput(block.Start, input));
                break;
        }
    }

    private static void OpenPlain(JsonElement block, AnswerWriter writer)
    {
        if (block.Text("text") is { Length: > 0 } text)
        {
            writer.Text(text);
        }
        if (block.Text("thinking") is { Length: > 0 } thought)
        {
            writer.Thinking(thought);
        }
        if (block.Text("signature") is { Length: > 0 } signature)
        {
            writer.ThinkingSignature(signature);
        }
        if (block.Field("citations", JsonValueKind.Array) is { } citations)
        {
            foreach (var citation in citations.EnumerateArray())
            {
                writer.Citation(Citations.Of(citation));
            }
        }
    }

    private OpenBlock OpenCall(JsonElement block, AnswerWriter writer)
    {
        var name = block.Text("name") ?? "";
        if (prompt.Format is not null && name == _names.Answer)
        {
            _answered = true;
            return new OpenBlock(OpenBlockKind.Answer);
        }
        var call = _calls++;
        name = _names.Back(name);
        writer.ToolCall(call, block.Text("id") ?? "", name, signature: null);
        return new OpenBlock(IsFreeForm(name) ? OpenBlockKind.FreeFormCall : OpenBlockKind.Call) { Call = call };
    }

    private bool IsFreeForm(string name)
    {
        foreach (var tool in prompt.Tools)
        {
            if (tool.IsFreeForm && tool.Name == name)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The arguments of a whole block; a stream opens its calls with an empty object.</summary>
    private void AddWhole(JsonElement block, AnswerWriter writer)
    {
        if (block.Field("input", JsonValueKind.Object) is { } input && input.GetPropertyCount() > 0)
        {
            AddArguments(input.GetRawText(), writer);
        }
    }

    private void AddArguments(string arguments, AnswerWriter writer)
    {
        if (_open is not { } block)
        {
            return;
        }
        block.HasArguments = true;
        switch (block.Kind)
        {
            case OpenBlockKind.Call:
                writer.ToolArguments(block.Call, arguments);
                break;
            case OpenBlockKind.Answer:
                writer.Text(arguments);
                break;
            case OpenBlockKind.FreeFormCall or OpenBlockKind.Foreign:
                block.Keep(arguments);
                break;
        }
    }

    /// <summary>The block with the arguments that came after its beginning; without them when they were cut off.</summary>
    private static JsonElement WithInput(JsonElement block, string input)
    {
        if (input.Length == 0)
        {
            return block;
        }
        var whole = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(whole))
        {
            json.WriteStartObject();
            foreach (var property in block.EnumerateObject())
            {
                if (property.NameEquals("input"u8))
                {
                    json.WritePropertyName("input"u8);
                    json.WriteRawValue(input, skipInputValidation: true);
                }
                else
                {
                    property.WriteTo(json);
                }
            }
            json.WriteEndObject();
        }
        return TryParse(whole.WrittenMemory) ?? block;
    }

    private static JsonElement? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
