using System.Text;
using System.Text.Json;

namespace Solaris.OpenAi.Responses;

/// <summary>A call of one of the client's tools.</summary>
/// <param name="freeForm">True for a custom tool, whose input is free text.</param>
internal sealed class CallItem(string id, int index, string callId, string name, bool freeForm) : OutputItem(id, index)
{
    private readonly StringBuilder _arguments = new();

    public string Name => name;

    public bool IsFreeForm => freeForm;

    /// <summary>JSON, never empty; of a custom tool its text.</summary>
    public string Arguments
    {
        get
        {
            var text = _arguments.ToString();
            return freeForm ? Unwrap(text)
                : text.Length == 0 ? "{}"
                : text;
        }
    }

    public bool HasArguments => _arguments.Length > 0;

    public void Append(string delta) => _arguments.Append(delta);

    protected override void WriteFields(Utf8JsonWriter json, bool begun)
    {
        json.WriteString("type"u8, freeForm ? "custom_tool_call"u8 : "function_call"u8);
        json.WriteString("status"u8, Status);
        json.WriteString(freeForm ? "input"u8 : "arguments"u8, begun ? "" : Arguments);
        json.WriteString("call_id"u8, callId);
        json.WriteString("name"u8, name);
    }

    /// <summary>Providers without custom tools get one with a single text, <c>{"input": …}</c>.</summary>
    private static string Unwrap(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return text;
        }
        try
        {
            var root = JsonElement.Parse(text);
            return root.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.String
                ? input.GetString() ?? ""
                : text;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return text; // The tool's own text may begin with a brace.
        }
    }
}
