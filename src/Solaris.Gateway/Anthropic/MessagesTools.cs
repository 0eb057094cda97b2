using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>Reads the tools of a Messages call and the choice among them.</summary>
internal static class MessagesTools
{
    public static ImmutableArray<ToolDefinition> Read(JsonElement tools, TranslationNotes notes)
    {
        if (tools.ValueKind != JsonValueKind.Array)
        {
            notes.Invalid("tools", "The tools must be a list.");
            return [];
        }
        var read = ImmutableArray.CreateBuilder<ToolDefinition>(tools.GetArrayLength());
        foreach (var tool in tools.EnumerateArray())
        {
            read.Add(ReadTool(tool, read.Count, notes));
        }
        return read.MoveToImmutable();
    }

    public static ToolChoice? ReadChoice(JsonElement choice, TranslationNotes notes)
    {
        switch (choice.TextIn("type"))
        {
            case "auto":
                return new(ToolChoiceMode.Auto);
            case "none":
                return new(ToolChoiceMode.None);
            case "any":
                return new(ToolChoiceMode.Required);
            case "tool" when choice.TextIn("name") is { } name:
                return new(ToolChoiceMode.Required, [name]);
            default:
                notes.Invalid("tool_choice", "The tool choice must be auto, any, none or a tool with its name.");
                return null;
        }
    }

    private static ToolDefinition ReadTool(JsonElement tool, int index, TranslationNotes notes)
    {
        var cache = MessagesContentReader.Cache(tool);
        if (tool.TextIn("type") is { } type and not "custom")
        {
            return new(type) { Hosted = tool, Cache = cache };
        }
        if (tool.TextIn("name") is not { Length: > 0 } name)
        {
            notes.Invalid($"tools[{index}].name", "A tool needs a name.");
            return new("");
        }
        return new(name)
        {
            Description = tool.TextIn("description"),
            Parameters = tool.ObjectIn("input_schema"),
            Strict = tool.FlagIn("strict"),
            Cache = cache,
        };
    }
}
