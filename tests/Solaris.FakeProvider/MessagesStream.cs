using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Writes a Messages stream, and bills each token as it is made.</summary>
internal sealed class MessagesStream(FakeCall call)
{
    private readonly SseAnswer _sse = new(call);
    private int _chunk;
    private int _block;

    public async Task WriteAsync(Choice choice)
    {
        if (!call.StopsOnAbort)
        {
            (call.Bill.CompletionTokens, call.Bill.ReasoningTokens) = (choice.Tokens, choice.Reasoning.Length);
        }
        await _sse.StartAsync();
        await call.ReachAsync(CallPoint.Headers);
        foreach (var piece in Pieces(choice))
        {
            if (!await _sse.MayWriteAsync(_chunk++))
            {
                return;
            }
            if (call.StopsOnAbort)
            {
                call.Bill.CompletionTokens += piece.Tokens;
                call.Bill.ReasoningTokens += piece.Reasoning;
            }
            await _sse.WriteEventAsync(piece.Json());
        }
        await call.ReachAsync(CallPoint.LastChunk);
        await call.ReachAsync(CallPoint.Usage);
        await _sse.FinishAsync(new JsonObject { ["type"] = "message_stop" });
        await call.ReachAsync(CallPoint.Done);
    }

    private IEnumerable<MessagesPiece> Pieces(Choice choice)
    {
        yield return new(Start);
        yield return new(() => new JsonObject { ["type"] = "ping" });
        foreach (var piece in Block(MessagesEndpoint.Thought("", ""), choice.Reasoning, "thinking_delta", "thinking"))
        {
            yield return piece;
        }
        var text = new JsonObject { ["type"] = "text", ["text"] = "" };
        foreach (var piece in Block(text, choice.Content, "text_delta", "text"))
        {
            yield return piece;
        }
        foreach (var tool in choice.Tools)
        {
            string[] arguments = ["", .. tool.Arguments];
            foreach (var piece in Block(MessagesEndpoint.Call(tool), arguments, "input_json_delta", "partial_json"))
            {
                yield return piece;
            }
        }
        yield return new(() => End(choice.Finish));
    }

    private JsonObject Start()
    {
        var message = MessagesEndpoint.Envelope(call);
        if (call.Script["usage"] != "none")
        {
            message["usage"] = MessagesUsageJson.AtStart(call);
        }
        return new JsonObject { ["type"] = "message_start", ["message"] = message };
    }

    private JsonObject End(string finish)
    {
        var end = new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = finish, ["stop_sequence"] = null },
        };
        if (call.Script["usage"] != "none")
        {
            end["usage"] = MessagesUsageJson.Of(call);
        }
        return end;
    }

    /// <summary>One token a delta; the name of a tool is a token of its own, and the first empty delta of its arguments is none.</summary>
    private IEnumerable<MessagesPiece> Block(JsonObject block, string[] tokens, string delta, string field)
    {
        if (tokens.Length == 0)
        {
            yield break;
        }
        var index = _block++;
        var thinks = delta == "thinking_delta";
        yield return new(
            () => At("content_block_start", index, "content_block", block),
            field == "partial_json" ? 1 : 0
        );
        foreach (var token in tokens)
        {
            var count = token.Length > 0 ? 1 : 0;
            yield return new(() => Delta(index, delta, field, token), count, thinks ? count : 0);
        }
        if (thinks)
        {
            yield return new(() => Delta(index, "signature_delta", "signature", Proofs.Of(string.Concat(tokens))));
        }
        yield return new(() => new JsonObject { ["type"] = "content_block_stop", ["index"] = index });
    }

    private static JsonObject Delta(int index, string type, string field, string text) =>
        At("content_block_delta", index, "delta", new JsonObject { ["type"] = type, [field] = text });

    private static JsonObject At(string type, int index, string field, JsonObject value) =>
        new()
        {
            ["type"] = type,
            ["index"] = index,
            [field] = value,
        };
}
