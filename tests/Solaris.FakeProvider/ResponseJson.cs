using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>The response object, which repeats much of its request.</summary>
internal sealed class ResponseJson(FakeCall call)
{
    private static readonly (string Name, string Default)[] Repeated =
    [
        ("instructions", "null"),
        ("max_output_tokens", "null"),
        ("max_tool_calls", "null"),
        ("metadata", "{}"),
        ("parallel_tool_calls", "true"),
        ("previous_response_id", "null"),
        ("reasoning", """{"effort":null,"summary":null}"""),
        ("store", "true"),
        ("temperature", "1.0"),
        ("text", """{"format":{"type":"text"},"verbosity":"medium"}"""),
        ("tool_choice", "\"auto\""),
        ("tools", "[]"),
        ("top_logprobs", "0"),
        ("top_p", "1.0"),
        ("truncation", "\"disabled\""),
        ("user", "null"),
    ];

    private readonly JsonElement _request = call.Body;

    public bool Streams { get; } = call.Flag("stream");

    public static string StatusOf(Choice answer) => answer.Finish == "length" ? "incomplete" : "completed";

    public JsonObject Of(string status, JsonArray output, bool withUsage)
    {
        var response = new JsonObject
        {
            ["id"] = call.AnswerId("resp_"),
            ["object"] = "response",
            ["created_at"] = AnswerClock.Created,
            ["status"] = status,
            ["background"] = false,
            ["error"] = null,
            ["incomplete_details"] =
                status == "incomplete" ? new JsonObject { ["reason"] = "max_output_tokens" } : null,
            ["model"] = call.Model,
            ["output"] = output,
            ["service_tier"] = withUsage ? "default" : "auto",
        };
        foreach (var (name, standard) in Repeated)
        {
            var given = _request.TryGetProperty(name, out var value) ? value.GetRawText() : standard;
            response[name] = JsonNode.Parse(given);
        }
        response["usage"] = withUsage && call.Script["usage"] != "none" ? Usage() : null;
        return response;
    }

    private JsonObject Usage()
    {
        var zero = call.Script["usage"] == "zero";
        var bill = call.Bill;
        return new()
        {
            ["input_tokens"] = zero ? 0 : bill.PromptTokens,
            ["input_tokens_details"] = new JsonObject
            {
                ["cached_tokens"] = zero ? 0 : bill.CachedTokens,
                ["cache_write_tokens"] = 0,
            },
            ["output_tokens"] = zero ? 0 : bill.CompletionTokens,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = zero ? 0 : bill.ReasoningTokens },
            ["total_tokens"] = zero ? 0 : bill.Total,
        };
    }
}
