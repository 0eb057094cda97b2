using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes the tools, and the choice among them.</summary>
internal sealed class ChatToolsWriter(Utf8JsonWriter json, VendorQuirks quirks, TranslationNotes notes)
{
    public void Write(Prompt prompt)
    {
        var allowed = prompt.ToolChoice is { Names.Length: > 1 } several ? several.Names : [];
        var written = 0;
        for (var i = 0; i < prompt.Tools.Length; i++)
        {
            var tool = prompt.Tools[i];
            if (tool.Hosted is not null)
            {
                notes.Unsupported($"tools[{i}]", $"The model's provider does not have the tool '{tool.Name}'.");
            }
            else if (allowed.IsEmpty || allowed.Contains(tool.Name)) // Not every vendor knows allowed_tools.
            {
                if (written++ == 0)
                {
                    json.WriteStartArray("tools"u8);
                }
                WriteTool(tool);
            }
        }
        if (written > 0)
        {
            json.WriteEndArray();
            WriteChoice(prompt);
        }
    }

    private void WriteTool(ToolDefinition tool)
    {
        var custom = tool.IsFreeForm && quirks.HasCustomTools;
        json.WriteStartObject();
        json.WriteString("type"u8, custom ? "custom"u8 : "function"u8);
        json.WriteStartObject(custom ? "custom"u8 : "function"u8);
        json.WriteString("name"u8, FunctionNames.There(tool.Name));
        if (tool.Description is not null)
        {
            json.WriteString("description"u8, tool.Description);
        }
        if (custom)
        {
            WriteElement("format"u8, tool.Parameters);
        }
        else if (tool.IsFreeForm)
        {
            json.WritePropertyName("parameters"u8);
            json.WriteRawValue(FreeFormCall.Schema);
        }
        else
        {
            WriteElement("parameters"u8, tool.Parameters);
            if (tool.Strict is { } strict)
            {
                json.WriteBoolean("strict"u8, strict);
            }
        }
        json.WriteEndObject();
        ChatCacheWriter.Write(json, tool.Cache, quirks);
        json.WriteEndObject();
    }

    private void WriteElement(ReadOnlySpan<byte> name, JsonElement? element)
    {
        if (element is { } value)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    private void WriteChoice(Prompt prompt)
    {
        if (prompt.ToolChoice is { } choice)
        {
            if (choice is { Mode: ToolChoiceMode.Required, Names: [var name] })
            {
                WriteForced(prompt, name);
            }
            else
            {
                json.WriteString(
                    "tool_choice"u8,
                    choice.Mode switch
                    {
                        ToolChoiceMode.None => "none"u8,
                        ToolChoiceMode.Required => quirks.SaysAny ? "any"u8 : "required"u8,
                        _ => "auto"u8,
                    }
                );
            }
        }
        if (prompt.ParallelToolCalls is { } parallel)
        {
            json.WriteBoolean("parallel_tool_calls"u8, parallel);
        }
    }

    private void WriteForced(Prompt prompt, string name)
    {
        var custom = quirks.HasCustomTools && FreeFormCall.IsFreeForm(prompt, name);
        json.WriteStartObject("tool_choice"u8);
        json.WriteString("type"u8, custom ? "custom"u8 : "function"u8);
        json.WriteStartObject(custom ? "custom"u8 : "function"u8);
        json.WriteString("name"u8, FunctionNames.There(name));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
