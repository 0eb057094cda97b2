using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads <c>tool_choice</c> in all its forms, and the older <c>function_call</c>.</summary>
internal static class ChatToolChoiceReader
{
    public static ToolChoice? Read(in BodyFields fields)
    {
        if (fields.Any("tool_choice") is { } choice)
        {
            return choice.ValueKind == JsonValueKind.String ? Word(fields, "tool_choice")
                : fields.Object("tool_choice") is { } form ? Form(form)
                : null;
        }
        if (fields.Any("function_call") is not { } call)
        {
            return null;
        }
        return call.ValueKind == JsonValueKind.String ? Word(fields, "function_call")
            : fields.Object("function_call") is { } named ? Forced(named)
            : null;
    }

    private static ToolChoice? Word(in BodyFields fields, string name)
    {
        switch (fields.Text(name))
        {
            case "auto":
                return new(ToolChoiceMode.Auto);
            case "none":
                return new(ToolChoiceMode.None);
            case "required" or "any": // Mistral's and Anthropic's word.
                return new(ToolChoiceMode.Required);
            default:
                fields.WrongValue(fields.PathOf(name), "'auto', 'none', 'required' or an object");
                return null;
        }
    }

    private static ToolChoice? Form(in BodyFields form)
    {
        switch (form.NeededText("type"))
        {
            case "function":
                return form.Object("function") is { } function ? Forced(function) : Nameless(form, "function");
            case "custom":
                return form.Object("custom") is { } custom ? Forced(custom) : Nameless(form, "custom");
            case "allowed_tools":
                return form.Object("allowed_tools") is { } allowed ? Allowed(allowed) : Nameless(form, "allowed_tools");
            case "auto" or "none" or "required" or "any":
                return Word(form, "type");
            case "tool":
                return Forced(form);
            case "":
                return null;
            case var hosted:
                return new(ToolChoiceMode.Required, [hosted]);
        }
    }

    private static ToolChoice Forced(in BodyFields named) => new(ToolChoiceMode.Required, [named.NeededText("name")]);

    private static ToolChoice? Nameless(in BodyFields form, string name)
    {
        form.NeededText(name);
        return null;
    }

    private static ToolChoice? Allowed(in BodyFields allowed)
    {
        var mode = allowed.Any("mode") is null ? new(ToolChoiceMode.Auto) : Word(allowed, "mode");
        var names = ImmutableArray.CreateBuilder<string>();
        if (allowed.Array("tools") is { } tools)
        {
            foreach (var tool in tools.EnumerateArray())
            {
                if (allowed.Object(tool, $"{allowed.PathOf("tools")}[{names.Count}]") is { } entry)
                {
                    names.Add(NameOf(entry));
                }
            }
        }
        return mode is null ? null : mode with { Names = names.DrainToImmutable() };
    }

    /// <summary>Under its type, as elsewhere in this API, or bare; a hosted tool's name is its type.</summary>
    private static string NameOf(in BodyFields tool)
    {
        var type = tool.Text("type");
        if (type is "function" or "custom")
        {
            return (tool.Any(type) is null ? tool : tool.Object(type) ?? tool).NeededText("name");
        }
        return tool.Text("name") ?? type ?? tool.NeededText("name");
    }
}
