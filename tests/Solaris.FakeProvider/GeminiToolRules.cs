using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>What Google refuses about tools.</summary>
internal static class GeminiToolRules
{
    private static readonly string[] DeclarationFields =
    [
        "name",
        "description",
        "parameters",
        "parametersJsonSchema",
        "response",
        "behavior",
    ];

    private static readonly string[] SchemaFields =
    [
        "type",
        "format",
        "title",
        "description",
        "nullable",
        "enum",
        "items",
        "minItems",
        "maxItems",
        "properties",
        "required",
        "minLength",
        "maxLength",
        "pattern",
        "anyOf",
        "propertyOrdering",
        "default",
        "minimum",
        "maximum",
        "example",
    ];

    public static string? Fault(JsonElement request, bool isThird)
    {
        var tools = GeminiView.Items(request, "tools").ToList();
        var functions = tools.SelectMany(tool => GeminiView.Items(tool, "functionDeclarations")).ToList();
        if (
            !isThird
            && functions.Count > 0
            && tools.Exists(tool => GeminiView.Get(tool, "functionDeclarations") is null)
        )
        {
            return "Built-in tools and Function Calling cannot be combined in the same request.";
        }
        return functions.Select(FunctionFault).FirstOrDefault(fault => fault is not null);
    }

    private static string? FunctionFault(JsonElement function)
    {
        var name = GeminiView.Get(function, "name")?.GetString() ?? "";
        if (name.Length is 0 or > 64 || !(char.IsAsciiLetter(name[0]) || name[0] == '_'))
        {
            return "Invalid function name. Must start with a letter or an underscore.";
        }
        if (
            GeminiView.Get(function, "parameters") is { } both
            && GeminiView.Get(function, "parametersJsonSchema") is not null
        )
        {
            return $"parameters and parameters_json_schema are mutually exclusive ({both.ValueKind}).";
        }
        return GeminiRules.Unknown(function, DeclarationFields, "function_declarations")
            ?? (GeminiView.Get(function, "parameters") is { } schema ? SchemaFault(schema) : null);
    }

    private static string? SchemaFault(JsonElement schema) =>
        GeminiRules.Unknown(schema, SchemaFields, "parameters")
        ?? (
            GeminiView.Get(schema, "properties") is { ValueKind: JsonValueKind.Object } properties
                ? properties
                    .EnumerateObject()
                    .Select(property => SchemaFault(property.Value))
                    .FirstOrDefault(fault => fault is not null)
                : null
        )
        ?? (GeminiView.Get(schema, "items") is { } items ? SchemaFault(items) : null);
}
