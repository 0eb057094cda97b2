using System.Text.Json.Nodes;

namespace Solaris.OpenAi.Chat;

/// <summary>What a chat body asks for, without the choices of form that mean the same.</summary>
internal static class RequestOutline
{
    public static string Of(string body)
    {
        var root = JsonNode.Parse(body)!;
        return string.Join(
            '\n',
            [
                .. root["messages"]!.AsArray().SelectMany(Message),
                .. (root["tools"]?.AsArray() ?? [])
                    .Select(tool => tool!["function"])
                    .Concat(root["functions"]?.AsArray() ?? [])
                    .OfType<JsonNode>()
                    .Select(Tool),
                "choice " + Choice(root["tool_choice"] ?? root["function_call"]),
                "format " + Format(root["response_format"]),
                $"{(double?)root["temperature"]} {(double?)root["top_p"]} {root["seed"]} {root["n"] ?? 1} {(double?)root["frequency_penalty"]}",
                "stop "
                    + string.Join(
                        '|',
                        root["stop"] is JsonArray many ? many.Select(one => (string?)one) : [(string?)root["stop"]]
                    ),
            ]
        );
    }

    private static IEnumerable<string> Message(JsonNode? message)
    {
        var role = (string?)message!["role"];
        var content = message["content"];
        var text = content switch
        {
            JsonArray parts => string.Join("¶", parts.Select(Part).Where(part => part.Length > 0)),
            null => "",
            _ => (string?)content ?? "",
        };
        // Instructions in several parts become several messages.
        foreach (var piece in role is "system" or "developer" ? text.Split('¶') : [text])
        {
            yield return $"{(role == "developer" ? "system" : role)}: {piece} {message["tool_call_id"]}";
        }
        foreach (var call in message["tool_calls"]?.AsArray() ?? [])
        {
            var arguments = (string?)call!["function"]!["arguments"];
            yield return $"{call["id"]} {call["function"]!["name"]} {(string.IsNullOrEmpty(arguments) ? "{}" : arguments)}";
        }
    }

    private static string Part(JsonNode? part) =>
        (string?)part!["type"] switch
        {
            "text" => (string?)part["text"] ?? "",
            "image_url" => $"{part["image_url"]!["url"]} {part["image_url"]!["detail"]}",
            "input_audio" => part["input_audio"] is JsonObject audio
                ? (string?)audio["data"] ?? ""
                : (string?)part["input_audio"] ?? "",
            "file" => (string?)part["file"]!["file_data"] ?? "",
            _ => "", // Thoughts, and what only one vendor reads.
        };

    private static string Tool(JsonNode tool) =>
        $"{tool["name"]} {tool["description"]} {tool["parameters"]?.ToJsonString()} {tool["strict"]}";

    private static string Choice(JsonNode? choice) =>
        choice is JsonObject named
            ? (string?)(named["function"] ?? named)["name"] ?? ""
            : (string?)choice switch
            {
                "any" => "required",
                var word => word ?? "",
            };

    private static string Format(JsonNode? format) =>
        (string?)format?["type"] == "text"
            ? ""
            : $"{format?["type"]} {format?["json_schema"]?["schema"]?.ToJsonString()}";
}
