using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads <c>tools</c>, and <c>functions</c>, which old clients still send.</summary>
internal static class ChatToolsReader
{
    public static ImmutableArray<ToolDefinition> Tools(in BodyFields fields)
    {
        var tools = ImmutableArray.CreateBuilder<ToolDefinition>();
        Read(fields, "tools", Tool, tools);
        Read(fields, "functions", static function => Function(function, function) with { IsLegacy = true }, tools);
        return tools.DrainToImmutable();
    }

    private static void Read(
        in BodyFields fields,
        string name,
        Func<BodyFields, ToolDefinition?> read,
        ImmutableArray<ToolDefinition>.Builder tools
    )
    {
        if (fields.Array(name) is not { } array)
        {
            return;
        }
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            if (fields.Object(element, $"{fields.PathOf(name)}[{index++}]") is { } entry && read(entry) is { } tool)
            {
                tools.Add(tool);
            }
        }
    }

    private static ToolDefinition? Tool(BodyFields tool)
    {
        var type = tool.Text("type") ?? (tool.Any("function") is null ? null : "function");
        switch (type)
        {
            case null when OnlyField(tool.Owner) is { } own:
                return new(own) { Hosted = tool.Owner };
            case null:
                tool.NeededText("type");
                return null;
            case "function":
                return Named(tool, "function") is { } function ? Function(function, tool) : null;
            case "custom":
                return Named(tool, "custom") is { } custom ? Custom(custom, tool) : null;
            default:
                return new(type) { Hosted = tool.Owner, Cache = ChatCache.Read(tool) };
        }
    }

    /// <summary>Google's own tools have no type: <c>{"googleSearch": {}}</c>, as LiteLLM's clients send them.</summary>
    private static string? OnlyField(JsonElement tool)
    {
        var fields = tool.EnumerateObject();
        return
            fields.MoveNext()
            && fields.Current is { Value.ValueKind: JsonValueKind.Object, Name: var name }
            && !fields.MoveNext()
            ? name
            : null;
    }

    private static BodyFields? Named(in BodyFields tool, string name)
    {
        if (tool.Any(name) is null)
        {
            tool.NeededText(name);
        }
        return tool.Object(name);
    }

    private static ToolDefinition Function(in BodyFields function, in BodyFields tool) =>
        new(function.NeededText("name"))
        {
            Description = function.Text("description"),
            Parameters = function.Object("parameters")?.Owner,
            Strict = function.Flag("strict"),
            Cache = ChatCache.Read(tool) ?? ChatCache.Read(function),
        };

    /// <summary>A grammar, if there is one, stands in the description for providers that know none.</summary>
    private static ToolDefinition Custom(in BodyFields custom, in BodyFields tool) =>
        new(custom.NeededText("name"))
        {
            Description = custom.Text("description"),
            Parameters = custom.Object("format")?.Owner,
            IsFreeForm = true,
            Cache = ChatCache.Read(tool),
        };
}
