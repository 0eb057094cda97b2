using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Shows a Gemini request as the chat request it would be, so that scripts, answers and bills are those of the chat endpoint.</summary>
internal static class GeminiView
{
    public static JsonElement Of(JsonElement request, GeminiTarget target)
    {
        var config = Get(request, "generationConfig");
        var view = new JsonObject
        {
            ["model"] = target.Model,
            ["stream"] = target.Streams,
            ["messages"] = new JsonArray([.. Items(request, "contents").Select(Message)]),
        };
        Copy(view, "max_completion_tokens", Get(config, "maxOutputTokens"));
        Copy(view, "n", Get(config, "candidateCount"));
        Copy(view, "seed", Get(config, "seed"));
        if (Get(config, "thinkingConfig") is { } thinking && Get(thinking, "thinkingBudget")?.GetInt32() is not 0)
        {
            view["reasoning_effort"] = "low";
        }
        AddFormat(view, config);
        AddTools(view, request);
        return JsonSerializer.SerializeToElement(view);
    }

    /// <summary>Google reads <c>functionCall</c> and <c>function_call</c> alike.</summary>
    public static JsonElement? Get(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } owner
        && (
            owner.TryGetProperty(name, out var value)
            || owner.TryGetProperty(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), out value)
        )
            ? value
            : null;

    public static IEnumerable<JsonElement> Items(JsonElement? element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static JsonNode Message(JsonElement content)
    {
        var parts = Items(content, "parts").ToList();
        var isResult = parts.Exists(part => Get(part, "functionResponse") is not null);
        return new JsonObject
        {
            ["role"] =
                isResult ? "tool"
                : Get(content, "role")?.GetString() == "model" ? "assistant"
                : "user",
            ["content"] = new JsonArray([.. parts.Select(part => JsonNode.Parse(part.GetRawText()))]),
        };
    }

    private static void AddFormat(JsonObject view, JsonElement? config)
    {
        if (Get(config, "responseMimeType")?.GetString() != "application/json")
        {
            return;
        }
        view["response_format"] = (Get(config, "responseJsonSchema") ?? Get(config, "responseSchema")) is { } schema
            ? new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["schema"] = JsonNode.Parse(schema.GetRawText()) },
            }
            : new JsonObject { ["type"] = "json_object" };
    }

    private static void AddTools(JsonObject view, JsonElement request)
    {
        var functions = Items(request, "tools").SelectMany(tool => Items(tool, "functionDeclarations")).ToList();
        if (functions.Count == 0)
        {
            return;
        }
        view["tools"] = new JsonArray([.. functions.Select(Tool)]);
        var calling = Get(Get(request, "toolConfig"), "functionCallingConfig");
        if (Get(calling, "mode")?.GetString() == "NONE")
        {
            view["tool_choice"] = "none";
        }
        else if (Items(calling, "allowedFunctionNames").ToList() is [var only])
        {
            view["tool_choice"] = new JsonObject { ["function"] = new JsonObject { ["name"] = only.GetString() } };
        }
    }

    private static JsonNode Tool(JsonElement function)
    {
        var copy = new JsonObject { ["name"] = Get(function, "name")?.GetString() };
        Copy(copy, "parameters", Get(function, "parametersJsonSchema"));
        return new JsonObject { ["type"] = "function", ["function"] = copy };
    }

    private static void Copy(JsonObject target, string name, JsonElement? value)
    {
        if (value is { } known)
        {
            target[name] = JsonNode.Parse(known.GetRawText());
        }
    }
}
