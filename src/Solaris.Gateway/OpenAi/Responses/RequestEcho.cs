using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Solaris.OpenAi.Responses;

/// <summary>The fields of the request that a response repeats, with OpenAI's defaults where the client said nothing.</summary>
internal sealed class RequestEcho
{
    private static readonly (string Name, string Default)[] Repeated =
    [
        ("instructions", "null"),
        ("max_output_tokens", "null"),
        ("max_tool_calls", "null"),
        ("metadata", "{}"),
        ("parallel_tool_calls", "true"),
        ("prompt_cache_key", "null"),
        ("safety_identifier", "null"),
        ("temperature", "1"),
        ("text", """{"format":{"type":"text"}}"""),
        ("tool_choice", "\"auto\""),
        ("top_logprobs", "0"),
        ("top_p", "1"),
        ("truncation", "\"disabled\""),
        ("user", "null"),
    ];

    private readonly JsonElement _body;

    public RequestEcho(ReadOnlyMemory<byte> body)
    {
        _body = JsonElement.Parse(body.Span);
        CustomTools = Tools().Where(tool => TextOf(tool, "type") == "custom").Select(NameOf).ToFrozenSet();
        WantsSummary =
            Find("reasoning") is { ValueKind: JsonValueKind.Object } reasoning
            && (TextOf(reasoning, "summary") ?? TextOf(reasoning, "generate_summary")) is not null;
    }

    /// <summary>The names of tools whose input is free text.</summary>
    public FrozenSet<string> CustomTools { get; }

    /// <summary>True when the client wants to see what the model thought.</summary>
    public bool WantsSummary { get; }

    public void Write(Utf8JsonWriter json)
    {
        foreach (var (name, standard) in Repeated)
        {
            json.WritePropertyName(name);
            if (Find(name) is { } value)
            {
                WriteRaw(json, value);
            }
            else
            {
                json.WriteRawValue(standard, skipInputValidation: true);
            }
        }
        WriteReasoning(json);
        WriteTools(json);
    }

    /// <summary>As it came: also what no string of ours could hold.</summary>
    public static void WriteRaw(Utf8JsonWriter json, JsonElement value) =>
        json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    private void WriteReasoning(Utf8JsonWriter json)
    {
        var reasoning = Find("reasoning");
        json.WriteStartObject("reasoning"u8);
        json.WriteString("effort"u8, TextOf(reasoning, "effort"));
        json.WriteString("summary"u8, TextOf(reasoning, "summary") ?? TextOf(reasoning, "generate_summary"));
        json.WriteEndObject();
    }

    private void WriteTools(Utf8JsonWriter json)
    {
        json.WriteStartArray("tools"u8);
        foreach (var tool in Tools())
        {
            if (TextOf(tool, "type") is "function" or null)
            {
                WriteFunction(json, tool);
            }
            else
            {
                WriteRaw(json, tool);
            }
        }
        json.WriteEndArray();
    }

    /// <summary>Fields that the client may leave out are always in an answer.</summary>
    private static void WriteFunction(Utf8JsonWriter json, JsonElement tool)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "function"u8);
        json.WriteString("name"u8, NameOf(tool));
        json.WriteString("description"u8, TextOf(tool, "description"));
        json.WritePropertyName("parameters"u8);
        if (tool.TryGetProperty("parameters", out var parameters))
        {
            WriteRaw(json, parameters);
        }
        else
        {
            json.WriteNullValue();
        }
        json.WriteBoolean(
            "strict"u8,
            tool.TryGetProperty("strict", out var strict) && strict.ValueKind == JsonValueKind.True
        );
        json.WriteEndObject();
    }

    private IEnumerable<JsonElement> Tools() =>
        Find("tools") is { ValueKind: JsonValueKind.Array } tools
            ? tools.EnumerateArray().Where(tool => tool.ValueKind == JsonValueKind.Object)
            : [];

    private JsonElement? Find(string name) =>
        _body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string NameOf(JsonElement tool) => TextOf(tool, "name") ?? "";

    private static string? TextOf(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found
        && found.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
