using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>The same request as a chat: the Responses API only names things differently.</summary>
internal static class ResponsesRequest
{
    public static JsonElement ToChat(JsonElement body)
    {
        var chat = new JsonObject
        {
            ["messages"] = Messages(body),
            ["max_completion_tokens"] = Copy(body, "max_output_tokens"),
            ["parallel_tool_calls"] = Copy(body, "parallel_tool_calls") ?? true,
            ["tool_choice"] = Choice(body),
        };
        if (Tools(body) is { Count: > 0 } tools)
        {
            chat["tools"] = tools;
        }
        if (Effort(body) is { } effort)
        {
            chat["reasoning_effort"] = effort;
        }
        if (Format(body) is { } format)
        {
            chat["response_format"] = format;
        }
        return JsonSerializer.SerializeToElement(chat);
    }

    /// <summary>Only the last item matters: after a tool's result comes text.</summary>
    private static JsonArray Messages(JsonElement body)
    {
        var answered =
            body.TryGetProperty("input", out var input)
            && input.ValueKind == JsonValueKind.Array
            && input.GetArrayLength() is > 0 and var count
            && input[count - 1].TryGetProperty("type", out var type)
            && type.GetString()!.EndsWith("_output", StringComparison.Ordinal);
        return [new JsonObject { ["role"] = answered ? "tool" : "user" }];
    }

    private static JsonArray Tools(JsonElement body)
    {
        var functions = new JsonArray();
        if (body.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Array)
        {
            foreach (var tool in tools.EnumerateArray())
            {
                if (tool.GetProperty("type").GetString() == "function")
                {
                    functions.Add(new JsonObject { ["function"] = JsonNode.Parse(tool.GetRawText()) });
                }
            }
        }
        return functions;
    }

    private static JsonNode? Choice(JsonElement body) =>
        body.TryGetProperty("tool_choice", out var choice) && choice.ValueKind == JsonValueKind.Object
            ? new JsonObject { ["function"] = JsonNode.Parse(choice.GetRawText()) }
            : Copy(body, "tool_choice");

    private static JsonNode? Effort(JsonElement body) =>
        body.TryGetProperty("reasoning", out var reasoning) && reasoning.ValueKind == JsonValueKind.Object
            ? Copy(reasoning, "effort")
            : null;

    private static JsonObject? Format(JsonElement body)
    {
        if (
            !body.TryGetProperty("text", out var text)
            || text.ValueKind != JsonValueKind.Object
            || !text.TryGetProperty("format", out var format)
        )
        {
            return null;
        }
        var named = new JsonObject { ["type"] = Copy(format, "type") };
        if (Copy(format, "schema") is { } schema)
        {
            named["json_schema"] = new JsonObject { ["schema"] = schema };
        }
        return named;
    }

    private static JsonNode? Copy(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? JsonNode.Parse(value.GetRawText())
            : null;
}
