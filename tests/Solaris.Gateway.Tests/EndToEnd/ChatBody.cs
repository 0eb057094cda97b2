using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.EndToEnd;

/// <summary>Bodies of chat calls, with a script for the fake provider.</summary>
internal static class ChatBody
{
    public static JsonObject Of(string text, string script = "", bool stream = false, string model = "fake-chat")
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
        };
        if (stream)
        {
            body["stream"] = true;
        }
        if (script.Length > 0)
        {
            body["metadata"] = new JsonObject { ["fake"] = script };
        }
        return body;
    }

    public static StringContent Content(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    public static HttpRequestMessage Request(JsonNode body, string path = "/v1/chat/completions") =>
        new(HttpMethod.Post, path) { Content = Content(body) };
}
