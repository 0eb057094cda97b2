using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>Reads <c>tools</c> and <c>tool_choice</c>.</summary>
internal static class ResponsesToolReader
{
    public static ToolDefinition Read(RequestFields tool)
    {
        var type = tool.Text("type") ?? "function";
        if (type is not ("function" or "custom"))
        {
            return new(type) { Hosted = tool.Value };
        }
        if (tool.Text("name") is not { } name)
        {
            tool.Missing("name");
            return new("");
        }
        return new(name)
        {
            Description = tool.Text("description"),
            Parameters = tool.Object("parameters")?.Value,
            Strict = tool.Flag("strict"),
            IsFreeForm = type == "custom",
        };
    }

    public static ToolChoice? ReadChoice(RequestFields body)
    {
        if (body.Find("tool_choice") is not { } choice)
        {
            return null;
        }
        return choice.ValueKind switch
        {
            JsonValueKind.String => new(ModeOf(body, choice.GetString())),
            JsonValueKind.Object => ReadNamed(new(choice, "tool_choice", body.Notes)),
            _ => Wrong(body),
        };
    }

    private static ToolChoice ReadNamed(RequestFields choice)
    {
        if (choice.Text("type") is not "allowed_tools")
        {
            return new(ToolChoiceMode.Required, [NameOf(choice)]);
        }
        return new(ModeOf(choice, choice.Text("mode")), [.. choice.Objects("tools").Select(NameOf)]);
    }

    /// <summary>A provider's own tool is called by its type.</summary>
    private static string NameOf(RequestFields tool) => tool.Text("name") ?? tool.Text("type") ?? "";

    private static ToolChoiceMode ModeOf(RequestFields body, string? word)
    {
        switch (word)
        {
            case "auto":
                return ToolChoiceMode.Auto;
            case "none":
                return ToolChoiceMode.None;
            case "required":
                return ToolChoiceMode.Required;
            default:
                Wrong(body);
                return ToolChoiceMode.Auto;
        }
    }

    private static ToolChoice? Wrong(RequestFields body)
    {
        body.Notes.Invalid("tool_choice", "'tool_choice' must be auto, none, required, or name a tool.");
        return null;
    }
}
