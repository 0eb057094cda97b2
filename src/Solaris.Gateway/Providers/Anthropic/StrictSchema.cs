using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// Writes a JSON Schema in the subset that Anthropic compiles: objects are closed, and limits of numbers, strings and arrays are left
/// out, as its own SDKs do. What is left out was a promise of the client's prompt; the form stays.
/// </summary>
internal static class StrictSchema
{
    private static readonly HashSet<string> LeftOut =
    [
        "additionalProperties",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "uniqueItems",
    ];

    public static void Write(Utf8JsonWriter json, JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var one in schema.EnumerateArray())
            {
                Write(json, one);
            }
            json.WriteEndArray();
        }
        else if (schema.ValueKind == JsonValueKind.Object)
        {
            WriteObject(json, schema);
        }
        else
        {
            schema.WriteTo(json);
        }
    }

    private static void WriteObject(Utf8JsonWriter json, JsonElement schema)
    {
        json.WriteStartObject();
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!LeftOut.Contains(keyword.Name) && !IsLongMinimum(keyword))
            {
                WriteKeyword(json, keyword);
            }
        }
        if (schema.Text("type") == "object" || schema.Field("properties", JsonValueKind.Object) is not null)
        {
            json.WriteBoolean("additionalProperties"u8, value: false);
        }
        json.WriteEndObject();
    }

    private static void WriteKeyword(Utf8JsonWriter json, JsonProperty keyword)
    {
        json.WritePropertyName(keyword.Name);
        if (keyword.Name is "properties" or "$defs" or "definitions" && keyword.Value.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var named in keyword.Value.EnumerateObject()) // Names of the client's, not keywords.
            {
                json.WritePropertyName(named.Name);
                Write(json, named.Value);
            }
            json.WriteEndObject();
        }
        else if (keyword.Name is "items" or "anyOf" or "allOf" or "oneOf")
        {
            Write(json, keyword.Value);
        }
        else
        {
            json.WriteRawValue(keyword.Value.GetRawText());
        }
    }

    /// <summary>Of <c>minItems</c> only 0 and 1 are understood.</summary>
    private static bool IsLongMinimum(JsonProperty keyword) =>
        keyword.Name == "minItems" && !(keyword.Value.TryGetInt32(out var least) && least is 0 or 1);
}
