using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Makes a value that fits a JSON schema: what a model does under <c>response_format</c> or for a tool's arguments.</summary>
internal sealed class SchemaSample(int seed)
{
    private readonly Random _random = new(seed);

    public JsonNode? Of(JsonElement? schema)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } given)
        {
            return new JsonObject();
        }
        if (given.TryGetProperty("const", out var constant))
        {
            return JsonNode.Parse(constant.GetRawText());
        }
        if (given.TryGetProperty("enum", out var choices))
        {
            return JsonNode.Parse(choices[_random.Next(choices.GetArrayLength())].GetRawText());
        }
        return OfType(given);
    }

    private JsonNode? OfType(JsonElement schema) =>
        TypeOf(schema) switch
        {
            "string" => string.Concat(Words.Tokens(_random.Next(), 2)),
            "integer" => _random.Next(1, 100),
            "number" => _random.Next(1, 1000) / 4m,
            "boolean" => _random.Next(2) == 1,
            "array" => new JsonArray(Of(Property(schema, "items")), Of(Property(schema, "items"))),
            "null" => null,
            _ => OfProperties(Property(schema, "properties")),
        };

    private JsonObject OfProperties(JsonElement? properties)
    {
        var sample = new JsonObject();
        if (properties is { } given)
        {
            foreach (var property in given.EnumerateObject())
            {
                sample[property.Name] = Of(property.Value);
            }
        }
        return sample;
    }

    /// <summary>The first type of a list such as <c>["string", "null"]</c>.</summary>
    private static string? TypeOf(JsonElement schema) =>
        Property(schema, "type") switch
        {
            { ValueKind: JsonValueKind.String } type => type.GetString(),
            { ValueKind: JsonValueKind.Array } types => types[0].GetString(),
            _ => null,
        };

    private static JsonElement? Property(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) ? value : null;
}
