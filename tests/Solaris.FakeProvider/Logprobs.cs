using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Log probabilities of tokens, falling with their place.</summary>
internal static class Logprobs
{
    /// <summary>Null unless the request has <c>logprobs: true</c>.</summary>
    public static JsonObject? Of(FakeCall call, ReadOnlySpan<string> tokens)
    {
        if (!call.Flag("logprobs"))
        {
            return null;
        }
        var content = new JsonArray();
        foreach (var token in tokens)
        {
            var entry = Entry(token, 0);
            entry["top_logprobs"] = Alternatives(token, call.Number("top_logprobs") ?? 0);
            content.Add((JsonNode)entry);
        }
        return new JsonObject { ["content"] = content, ["refusal"] = null };
    }

    private static JsonArray Alternatives(string token, int count)
    {
        var list = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            list.Add((JsonNode)Entry(i == 0 ? token : $"{token}{i}", i));
        }
        return list;
    }

    private static JsonObject Entry(string token, int place) =>
        new()
        {
            ["token"] = token,
            ["logprob"] = -0.125m * (place + 1),
            ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(token).Select(value => (JsonNode)(int)value)]),
        };
}
