using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>What Google refuses about a conversation.</summary>
internal static class GeminiTurnRules
{
    private static readonly string[] Data =
    [
        "text",
        "inlineData",
        "fileData",
        "functionCall",
        "functionResponse",
        "executableCode",
        "codeExecutionResult",
        "toolCall",
        "toolResponse",
    ];

    public static string? Fault(JsonElement request, bool isThird)
    {
        var contents = GeminiView.Items(request, "contents").ToList();
        if (contents.Count == 0)
        {
            return "GenerateContentRequest.contents: contents is not specified";
        }
        string? before = null;
        var open = 0;
        foreach (var content in contents)
        {
            var role = GeminiView.Get(content, "role")?.GetString();
            if ((ContentFault(content, role, isThird) ?? OrderFault(content, role, before, ref open)) is { } fault)
            {
                return fault;
            }
            before = role;
        }
        return null;
    }

    private static string? ContentFault(JsonElement content, string? role, bool isThird)
    {
        if (role is not ("user" or "model"))
        {
            return "Please use a valid role: user, model.";
        }
        var parts = GeminiView.Items(content, "parts").ToList();
        if (parts.Count == 0)
        {
            return "Unable to submit request because it must include at least one parts field.";
        }
        if (parts.Exists(part => Data.Count(name => GeminiView.Get(part, name) is not null) != 1))
        {
            return "required oneof field 'data' must have one initialized field";
        }
        var first = parts.Find(part => GeminiView.Get(part, "functionCall") is not null);
        return isThird && first.ValueKind == JsonValueKind.Object && GeminiView.Get(first, "thoughtSignature") is null
            ? "Function call is missing a thought_signature in functionCall parts."
            : parts.Select(ResponseFault).FirstOrDefault(fault => fault is not null);
    }

    private static string? ResponseFault(JsonElement part) =>
        GeminiView.Get(part, "functionResponse") is not { } response ? null
        : string.IsNullOrEmpty(GeminiView.Get(response, "name")?.GetString())
            ? "GenerateContentRequest.contents.parts.function_response.name: Name cannot be empty."
        : GeminiView.Get(response, "response") is not { ValueKind: JsonValueKind.Object }
            ? "Invalid value at 'function_response.response' (type.googleapis.com/google.protobuf.Struct)"
        : null;

    /// <param name="open">Calls of the turn before that wait for their answers.</param>
    private static string? OrderFault(JsonElement content, string? role, string? before, ref int open)
    {
        var parts = GeminiView.Items(content, "parts").ToList();
        var calls = parts.Count(part => GeminiView.Get(part, "functionCall") is not null);
        var responses = parts.Count(part => GeminiView.Get(part, "functionResponse") is not null);
        if (responses != open)
        {
            return "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.";
        }
        open = calls;
        return before is null && role == "model"
            ? "Please ensure that function call turn comes immediately after a user turn or after a function response turn."
            : null;
    }
}
