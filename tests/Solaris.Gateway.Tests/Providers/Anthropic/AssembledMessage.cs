using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.Providers.Anthropic;

/// <summary>Puts a recorded stream together to the message it stands for, in the way Anthropic's page describes.</summary>
internal static class AssembledMessage
{
    public static JsonNode Of(byte[] stream)
    {
        JsonNode message = new JsonObject();
        var arguments = new Dictionary<int, string>();
        foreach (var line in Encoding.UTF8.GetString(stream).Split('\n'))
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                Apply(JsonNode.Parse(line[5..])!, ref message, arguments);
            }
        }
        foreach (var (index, text) in arguments)
        {
            message["content"]![index]!["input"] = JsonNode.Parse(text.Length == 0 ? "{}" : text);
        }
        return message;
    }

    private static void Apply(JsonNode found, ref JsonNode message, Dictionary<int, string> arguments)
    {
        switch (found["type"]!.GetValue<string>())
        {
            case "message_start":
                message = found["message"]!.DeepClone();
                break;
            case "content_block_start":
                message["content"]!.AsArray().Add(found["content_block"]!.DeepClone());
                break;
            case "content_block_delta":
                var index = found["index"]!.GetValue<int>();
                Append(message["content"]![index]!, index, found["delta"]!, arguments);
                break;
            case "message_delta":
                message["stop_reason"] = found["delta"]!["stop_reason"]!.DeepClone();
                break;
        }
    }

    private static void Append(JsonNode block, int index, JsonNode delta, Dictionary<int, string> arguments)
    {
        if (delta["partial_json"] is { } piece)
        {
            arguments[index] = arguments.GetValueOrDefault(index, "") + piece.GetValue<string>();
        }
        foreach (var field in (string[])["text", "thinking", "signature"])
        {
            if (delta[field] is { } more)
            {
                block[field] = (block[field]?.GetValue<string>() ?? "") + more.GetValue<string>();
            }
        }
    }
}
