using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>Reads <c>instructions</c> and <c>input</c>: a text, or the items of a conversation.</summary>
internal sealed class ResponsesInputReader
{
    private readonly ImmutableArray<TextPart>.Builder _system = ImmutableArray.CreateBuilder<TextPart>();
    private readonly ImmutableArray<Turn>.Builder _turns = ImmutableArray.CreateBuilder<Turn>();

    /// <summary>Signatures of tool calls, by the call's id: they stand in a reasoning item before the call.</summary>
    private readonly Dictionary<string, string> _signatures = [];

    private string _path = "input";

    public ImmutableArray<TextPart> System => _system.ToImmutable();

    public ImmutableArray<Turn> Turns => _turns.ToImmutable();

    public void Read(RequestFields body)
    {
        if (body.Text("instructions") is { Length: > 0 } instructions)
        {
            _system.Add(new(instructions));
        }
        if (body.Find("input") is { ValueKind: JsonValueKind.String } text)
        {
            Add(TurnRole.User, [new TextPart(text.GetString() ?? "")]);
            return;
        }
        foreach (var item in body.Objects("input"))
        {
            ReadItem(item);
        }
        if (body.Find("input") is null)
        {
            body.Missing("input");
        }
    }

    private void ReadItem(RequestFields item)
    {
        _path = item.Path;
        switch (item.Text("type"))
        {
            case null or "message":
                ReadMessage(item);
                break;
            case "function_call":
                ReadCall(item, "arguments", freeForm: false);
                break;
            case "custom_tool_call":
                ReadCall(item, "input", freeForm: true);
                break;
            case "function_call_output" or "custom_tool_call_output":
                ReadResult(item);
                break;
            case "reasoning":
                ReadReasoning(item);
                break;
            case { } type:
                item.Notes.Unsupported(
                    item.Path,
                    $"An item of type '{type}' belongs to the provider that made it; this model's provider cannot read it."
                );
                break;
        }
    }

    private void ReadMessage(RequestFields item)
    {
        var parts = ResponsesContentReader.Read(item, "content");
        switch (item.Text("role"))
        {
            case "user":
                Add(TurnRole.User, parts);
                break;
            case "assistant":
                Add(TurnRole.Assistant, parts);
                break;
            case "system" or "developer" when _turns.Count == 0:
                _system.AddRange(parts.OfType<TextPart>());
                break;
            case "system" or "developer":
                Add(TurnRole.System, parts);
                break;
            default:
                item.Notes.Invalid(item.At("role"), "'role' must be user, assistant, system or developer.");
                break;
        }
    }

    private void ReadCall(RequestFields item, string arguments, bool freeForm)
    {
        if (item.Text("call_id") is not { } id || item.Text("name") is not { } name)
        {
            item.Missing("call_id");
            return;
        }
        var text = item.Text(arguments);
        var given =
            freeForm ? text ?? ""
            : string.IsNullOrWhiteSpace(text) ? "{}"
            : text;
        Add(
            TurnRole.Assistant,
            [new ToolCallPart(id, name, given) { IsFreeForm = freeForm, Signature = _signatures.GetValueOrDefault(id) }]
        );
    }

    private void ReadResult(RequestFields item)
    {
        if (item.Text("call_id") is { } id)
        {
            Add(TurnRole.User, [new ToolResultPart(id, ResponsesContentReader.Read(item, "output"))]);
        }
        else
        {
            item.Missing("call_id");
        }
    }

    /// <summary>Thoughts that another provider sealed mean nothing to this one: only their summary is left.</summary>
    private void ReadReasoning(RequestFields item)
    {
        if (SealedReasoning.Open(item.Text("encrypted_content")) is not { } found)
        {
            var summary = string.Join("\n\n", item.Objects("summary").Select(part => part.Text("text")));
            Add(TurnRole.Assistant, summary.Length == 0 ? [] : [new ThinkingPart(summary)]);
        }
        else if (found.CallId is { } call)
        {
            _signatures[call] = found.Signature ?? "";
        }
        else
        {
            Add(
                TurnRole.Assistant,
                [new ThinkingPart(found.Text ?? "") { Signature = found.Signature, Sealed = found.Sealed }]
            );
        }
    }

    /// <summary>
    /// The items of one answer are one turn: providers want calls side by side, and thoughts before them. Two messages stay apart.
    /// </summary>
    private void Add(TurnRole role, ImmutableArray<Part> parts)
    {
        if (parts.IsEmpty)
        {
            return;
        }
        var before = role == TurnRole.Assistant && _turns.Count > 0 ? _turns[^1] : null;
        if (before is not { Role: TurnRole.Assistant } || (before.Parts[^1] is TextPart && parts[0] is TextPart))
        {
            _turns.Add(new(role, parts) { Source = _path });
        }
        else
        {
            _turns[^1] = before with { Parts = before.Parts.AddRange(parts) };
        }
    }
}
