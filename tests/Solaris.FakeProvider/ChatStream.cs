using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Writes a chat stream, and bills each token as it is made.</summary>
internal sealed class ChatStream(FakeCall call)
{
    private readonly SseAnswer _sse = new(call);
    private readonly bool _asked =
        call.Object("stream_options") is { } options
        && options.TryGetProperty("include_usage", out var include)
        && include.GetBoolean();

    private string Usage => call.Script["usage"] ?? "asked";

    private bool HasUsageChunk => Usage is "own-chunk" || (Usage is "asked" or "zero" && _asked);

    public async Task WriteAsync(Choice[] choices)
    {
        BillWhole(choices);
        await _sse.StartAsync();
        await call.ReachAsync(CallPoint.Headers);
        var deltas = Delta.Of(choices).ToArray();
        for (var i = 0; i < deltas.Length; i++)
        {
            if (!await _sse.MayWriteAsync(i))
            {
                return;
            }
            if (call.StopsOnAbort)
            {
                call.Bill.CompletionTokens += deltas[i].Tokens;
                call.Bill.ReasoningTokens += deltas[i].Reasoning;
            }
            await _sse.WriteAsync(ChunkOf(deltas[i], last: i == deltas.Length - 1));
        }
        await call.ReachAsync(CallPoint.LastChunk);
        await WriteUsageAsync();
        await call.ReachAsync(CallPoint.Usage);
        await _sse.FinishAsync();
        await call.ReachAsync(CallPoint.Done);
    }

    /// <summary>A provider that does not stop for a caller that leaves bills everything from the start.</summary>
    private void BillWhole(Choice[] choices)
    {
        if (!call.StopsOnAbort)
        {
            call.Bill.CompletionTokens = choices.Sum(choice => choice.Tokens);
            call.Bill.ReasoningTokens = choices.Sum(choice => choice.Reasoning.Length);
        }
    }

    private JsonObject ChunkOf(Delta delta, bool last)
    {
        var chunk = Envelope(
            new JsonObject
            {
                ["index"] = delta.Choice,
                ["delta"] = delta.Json,
                ["logprobs"] = delta.Text is { } token ? Logprobs.Of(call, [token]) : null,
                ["finish_reason"] = delta.Finish,
            }
        );
        if (Usage == "cumulative" || (last && Usage == "finish"))
        {
            chunk["usage"] = UsageJson.Of(call);
        }
        else if (last && Usage == "groq")
        {
            chunk["x_groq"] = new JsonObject { ["id"] = "req_fake", ["usage"] = UsageJson.Of(call) };
        }
        else if (HasUsageChunk)
        {
            chunk["usage"] = null;
        }
        return chunk;
    }

    private async Task WriteUsageAsync()
    {
        if (HasUsageChunk)
        {
            var chunk = Envelope(choice: null);
            chunk["usage"] = UsageJson.Of(call);
            await _sse.WriteAsync(chunk);
        }
        else if (Usage == "choices")
        {
            var chunk = Envelope(
                new JsonObject
                {
                    ["index"] = 0,
                    ["delta"] = new JsonObject { ["role"] = "assistant", ["content"] = "" },
                    ["finish_reason"] = null,
                }
            );
            chunk["usage"] = UsageJson.Of(call);
            await _sse.WriteAsync(chunk);
        }
    }

    private JsonObject Envelope(JsonObject? choice)
    {
        var chunk = new JsonObject
        {
            ["id"] = call.AnswerId("chatcmpl-"),
            ["object"] = "chat.completion.chunk",
            ["created"] = AnswerClock.Created,
            ["model"] = call.Model,
            ["service_tier"] = "default",
            ["system_fingerprint"] = "fp_fake",
            ["choices"] = choice is null ? new JsonArray() : new JsonArray(choice),
        };
        if (call.Script.Number("pad") is { } bytes)
        {
            chunk["padding"] = new string('x', bytes);
        }
        return chunk;
    }
}
