using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>The JSON Schema that Anthropic compiles: closed objects, no limits of numbers, strings and arrays.</summary>
internal static class StrictSchemaRules
{
    private static readonly string[] Unknown =
    [
        "minimum",
        "maximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "maxItems",
        "uniqueItems",
    ];

    public static void Check(JsonElement schema)
    {
        MessagesRules.Require(schema.ValueKind == JsonValueKind.Object, "schema: Field required");
        foreach (var keyword in Unknown)
        {
            MessagesRules.Require(
                !schema.TryGetProperty(keyword, out _),
                $"output_config.format.schema: property '{keyword}' is not supported"
            );
        }
        MessagesRules.Require(
            MessagesRules.Text(schema, "type") != "object"
                || MessagesRules.Get(schema, "additionalProperties").ValueKind == JsonValueKind.False,
            "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false"
        );
        foreach (var place in (string[])["properties", "$defs"])
        {
            if (MessagesRules.Get(schema, place) is { ValueKind: JsonValueKind.Object } named)
            {
                foreach (var one in named.EnumerateObject())
                {
                    Check(one.Value);
                }
            }
        }
        if (MessagesRules.Get(schema, "items") is { ValueKind: JsonValueKind.Object } items)
        {
            Check(items);
        }
    }
}
