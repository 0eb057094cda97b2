using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>
/// Writes a JSON Schema as the subset of OpenAPI's that models before 2.0 take: references resolved, <c>["string", "null"]</c> as
/// nullable, <c>const</c> as an enum of one, <c>oneOf</c> as <c>anyOf</c>, everything unknown left out.
/// </summary>
internal sealed class GeminiSchema(JsonElement root)
{
    private const int Deepest = 24;
    private const int MostNodes = 2_000;

    private int _nodes;

    public void Write(Utf8JsonWriter json) => Write(json, root, 0);

    private void Write(Utf8JsonWriter json, JsonElement schema, int depth)
    {
        schema = Resolve(schema);
        json.WriteStartObject();
        // A schema that refers to itself would never end: below this, anything goes.
        if (schema.ValueKind != JsonValueKind.Object || depth > Deepest || ++_nodes > MostNodes)
        {
            json.WriteString("type", "OBJECT");
            json.WriteEndObject();
            return;
        }
        WriteType(json, schema);
        WriteConst(json, schema);
        foreach (var property in schema.EnumerateObject())
        {
            WriteProperty(json, property, depth);
        }
        json.WriteEndObject();
    }

    private void WriteProperty(Utf8JsonWriter json, JsonProperty property, int depth)
    {
        switch (property.Name)
        {
            case "title" or "description" or "pattern" when property.Value.ValueKind == JsonValueKind.String:
            case "minimum" or "maximum" when property.Value.ValueKind == JsonValueKind.Number:
            case "minItems"
            or "maxItems"
            or "minLength"
            or "maxLength" when property.Value.ValueKind == JsonValueKind.Number:
            case "required" or "propertyOrdering" when property.Value.ValueKind == JsonValueKind.Array:
            case "nullable":
                property.WriteTo(json);
                break;
            case "enum" when property.Value.ValueKind == JsonValueKind.Array:
                WriteEnum(json, property.Value);
                break;
            case "items":
                json.WritePropertyName("items");
                Write(json, property.Value, depth + 1);
                break;
            case "properties" when property.Value.ValueKind == JsonValueKind.Object:
                WriteProperties(json, property.Value, depth);
                break;
            case "anyOf" or "oneOf" when property.Value.ValueKind == JsonValueKind.Array:
                WriteChoices(json, property.Value, depth);
                break;
        }
    }

    private void WriteProperties(Utf8JsonWriter json, JsonElement properties, int depth)
    {
        json.WriteStartObject("properties");
        foreach (var property in properties.EnumerateObject())
        {
            json.WritePropertyName(property.Name);
            Write(json, property.Value, depth + 1);
        }
        json.WriteEndObject();
    }

    private void WriteChoices(Utf8JsonWriter json, JsonElement choices, int depth)
    {
        json.WriteStartArray("anyOf");
        foreach (var choice in choices.EnumerateArray())
        {
            Write(json, choice, depth + 1);
        }
        json.WriteEndArray();
    }

    /// <summary>Only strings may be enumerated.</summary>
    private static void WriteEnum(Utf8JsonWriter json, JsonElement values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values.EnumerateArray())
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                value.WriteTo(json);
            }
        }
        json.WriteEndArray();
    }

    private static void WriteConst(Utf8JsonWriter json, JsonElement schema)
    {
        if (schema.Text("const") is { } constant)
        {
            json.WriteStartArray("enum");
            json.WriteStringValue(constant);
            json.WriteEndArray();
        }
    }

    private static void WriteType(Utf8JsonWriter json, JsonElement schema)
    {
        var type = schema.Text("type");
        foreach (var one in schema.Items("type"))
        {
            var name = one.ValueKind == JsonValueKind.String ? one.GetString() : null;
            if (name == "null")
            {
                json.WriteBoolean("nullable", true);
            }
            else
            {
                type ??= name;
            }
        }
        if (type is not null)
        {
            json.WriteString("type", type.ToUpperInvariant());
        }
    }

    /// <summary>Follows <c>#/…</c> within the schema; anything else, and a chain without end, is an object.</summary>
    private JsonElement Resolve(JsonElement schema)
    {
        for (var hops = 0; hops < Deepest && schema.Text("$ref") is { } reference; hops++)
        {
            schema = Find(reference) ?? default;
        }
        return schema;
    }

    private JsonElement? Find(string reference)
    {
        JsonElement? found = reference.StartsWith('#') ? root : null;
        foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found?.Get(
                step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            );
        }
        return found;
    }
}
