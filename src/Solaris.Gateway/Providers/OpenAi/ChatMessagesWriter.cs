using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes a conversation as <c>messages</c>.</summary>
internal sealed class ChatMessagesWriter(Utf8JsonWriter json, VendorQuirks quirks, TranslationNotes notes)
{
    /// <summary>The API has no field that says so, and the model must know.</summary>
    private static readonly TextPart Failed = new("The tool failed:\n");

    private readonly ChatPartsWriter _parts = new(json, quirks, notes);

    public void Write(Prompt prompt)
    {
        json.WriteStartArray("messages"u8);
        foreach (var text in prompt.System)
        {
            WriteMessage("system"u8, [text], "system", name: null);
        }
        for (var i = 0; i < prompt.Turns.Length; i++)
        {
            WriteTurn(prompt.Turns[i], $"messages[{i}]");
        }
        json.WriteEndArray();
    }

    private void WriteTurn(Turn turn, string path)
    {
        switch (turn.Role)
        {
            case TurnRole.Assistant:
                new ChatAssistantWriter(json, quirks).Write(turn);
                break;
            case TurnRole.System:
                WriteMessage("system"u8, turn.Parts, path, turn.Name);
                break;
            default:
                WriteUser(turn, path);
                break;
        }
    }

    /// <summary>Results first, each a message: they must follow the calls at once. What tools showed comes behind them all, from the user.</summary>
    private void WriteUser(Turn turn, string path)
    {
        var rest = ImmutableArray.CreateBuilder<Part>();
        foreach (var part in turn.Parts)
        {
            if (part is ToolResultPart result)
            {
                WriteResult(result, rest);
            }
        }
        foreach (var part in turn.Parts)
        {
            if (part is not ToolResultPart)
            {
                rest.Add(part);
            }
        }
        if (rest.Count > 0 || turn.Parts.IsEmpty)
        {
            WriteMessage("user"u8, rest.DrainToImmutable(), path, turn.Name);
        }
    }

    private void WriteResult(ToolResultPart result, ImmutableArray<Part>.Builder shown)
    {
        var texts = ImmutableArray.CreateBuilder<Part>();
        if (result.IsError)
        {
            texts.Add(Failed);
        }
        foreach (var part in result.Content)
        {
            (part is TextPart ? texts : shown).Add(part);
        }
        json.WriteStartObject();
        json.WriteString("role"u8, "tool"u8);
        json.WriteString("tool_call_id"u8, ToolIds.For(result.CallId, quirks.HasShortToolIds));
        _parts.Write(texts.DrainToImmutable(), "messages");
        ChatCacheWriter.Write(json, result.Cache, quirks);
        json.WriteEndObject();
    }

    private void WriteMessage(ReadOnlySpan<byte> role, ImmutableArray<Part> parts, string path, string? name)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, role);
        if (name is not null && !quirks.HasBareParts) // Mistral refuses it.
        {
            json.WriteString("name"u8, name);
        }
        _parts.Write(parts, path);
        json.WriteEndObject();
    }
}
