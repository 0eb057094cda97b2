using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Writes <c>tools</c> and <c>tool_choice</c>.</summary>
internal sealed class ToolsWriter(Utf8JsonWriter json, MessagesRequest request, CacheMarks marks)
{
    private readonly Prompt _prompt = request.Prompt;

    public void Write()
    {
        if (!request.HasTools)
        {
            return;
        }
        json.WriteStartArray("tools"u8);
        foreach (var tool in request.Tools)
        {
            WriteTool(tool);
        }
        if (request.Format == FormatPlan.Tool && _prompt.Format is { Schema: { } schema } format)
        {
            WriteAnswerTool(format, schema);
        }
        json.WriteEndArray();
        WriteChoice();
    }

    private void WriteTool(ToolDefinition tool)
    {
        if (tool.Hosted is { } hosted)
        {
            HostedTools.Write(json, hosted);
            return;
        }
        json.WriteStartObject();
        json.WriteString("name"u8, request.Names.There(tool.Name));
        if (!string.IsNullOrWhiteSpace(tool.Description))
        {
            json.WriteString("description"u8, tool.Description);
        }
        json.WritePropertyName("input_schema"u8);
        var strict = tool.Strict == true && request.Rules.NativeFormat && tool.Parameters is not null;
        WriteSchema(tool, strict);
        if (strict)
        {
            json.WriteBoolean("strict"u8, value: true);
        }
        marks.Write(json, tool.Cache);
        json.WriteEndObject();
    }

    private void WriteSchema(ToolDefinition tool, bool strict)
    {
        if (tool.IsFreeForm)
        {
            json.WriteRawValue(FreeFormInput.Schema);
        }
        else if (tool.Parameters is not { ValueKind: JsonValueKind.Object } schema || schema.GetPropertyCount() == 0)
        {
            json.WriteRawValue("""{"type":"object","properties":{}}"""u8); // Required, even for a tool without arguments.
        }
        else if (strict)
        {
            StrictSchema.Write(json, schema);
        }
        else
        {
            WriteObjectSchema(schema);
        }
    }

    /// <summary>The API wants <c>type: object</c> to be said.</summary>
    private void WriteObjectSchema(JsonElement schema)
    {
        if (schema.Text("type") == "object")
        {
            json.WriteRawValue(schema.GetRawText());
            return;
        }
        json.WriteStartObject();
        json.WriteString("type"u8, "object"u8);
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!keyword.NameEquals("type"u8))
            {
                json.WritePropertyName(keyword.Name);
                json.WriteRawValue(keyword.Value.GetRawText());
            }
        }
        json.WriteEndObject();
    }

    private void WriteAnswerTool(AnswerFormat format, JsonElement schema)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, request.Names.Answer);
        json.WriteString("description"u8, $"Gives the answer, once it is known. {format.Description}".TrimEnd());
        json.WritePropertyName("input_schema"u8);
        json.WriteRawValue(schema.GetRawText());
        json.WriteEndObject();
    }

    private void WriteChoice()
    {
        var type = request.Choice;
        var single = _prompt.ParallelToolCalls == false && type != "none"; // Illegal with none.
        if (type is null && !single)
        {
            return;
        }
        json.WriteStartObject("tool_choice"u8);
        json.WriteString("type"u8, type ?? "auto");
        if (request.ForcedTool is { } name)
        {
            json.WriteString("name"u8, name);
        }
        if (single)
        {
            json.WriteBoolean("disable_parallel_tool_use"u8, value: true);
        }
        json.WriteEndObject();
    }
}
