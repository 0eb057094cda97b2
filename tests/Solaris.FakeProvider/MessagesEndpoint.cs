using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary><c>POST /v1/messages</c>, as JSON or as a stream; requests that break Anthropic's rules are refused.</summary>
internal static class MessagesEndpoint
{
    public static async Task AnswerAsync(FakeCall call)
    {
        if (Fault(call) is { } fault)
        {
            await ErrorAnswer.RefuseAsync(call, fault);
            return;
        }
        var choice = MessagesAnswer.For(call);
        call.Bill.PromptTokens = PromptCount.Of(call);
        call.Bill.CachedTokens = Math.Min(call.Script.Number("cached") ?? 0, call.Bill.PromptTokens);
        if (call.Flag("stream"))
        {
            await new MessagesStream(call).WriteAsync(choice);
            return;
        }
        call.Bill.CompletionTokens = choice.Tokens;
        call.Bill.ReasoningTokens = choice.Reasoning.Length;
        await Task.Delay(call.Script.Number("delay") ?? call.Provider.Options.Delay, call.Aborted);
        await AnswerJson.WriteAsync(call, Whole(call, choice));
    }

    private static string? Fault(FakeCall call)
    {
        try
        {
            MessagesRules.Require(
                call.Http.Request.Headers.ContainsKey("anthropic-version"),
                "anthropic-version: header is required"
            );
            new MessagesRules(call.Body).Check();
        }
        catch (BrokenRuleException broken)
        {
            return broken.Message;
        }
        return Proofs.MessagesFault(call);
    }

    /// <summary>A message with no content yet.</summary>
    public static JsonObject Envelope(FakeCall call) =>
        new()
        {
            ["id"] = call.AnswerId("msg_"),
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = call.Model,
            ["content"] = new JsonArray(),
            ["stop_reason"] = null,
            ["stop_sequence"] = null,
        };

    private static JsonObject Whole(FakeCall call, Choice choice)
    {
        var message = Envelope(call);
        var content = message["content"]!.AsArray();
        if (choice.Reasoning.Length > 0)
        {
            var thought = string.Concat(choice.Reasoning);
            content.Add(Thought(thought, Proofs.Of(thought)));
        }
        if (choice.Content.Length > 0)
        {
            content.Add(new JsonObject { ["type"] = "text", ["text"] = string.Concat(choice.Content) });
        }
        foreach (var tool in choice.Tools)
        {
            var block = Call(tool);
            block["input"] =
                choice.Finish == "max_tokens" ? new JsonObject() : JsonNode.Parse(string.Concat(tool.Arguments));
            content.Add(block);
        }
        message["stop_reason"] = choice.Finish;
        message["usage"] = call.Script["usage"] == "none" ? null : MessagesUsageJson.Of(call);
        return message;
    }

    public static JsonObject Thought(string text, string signature) =>
        new()
        {
            ["type"] = "thinking",
            ["thinking"] = text,
            ["signature"] = signature,
        };

    /// <summary>A call without its arguments.</summary>
    public static JsonObject Call(ToolCall tool) =>
        new()
        {
            ["type"] = "tool_use",
            ["id"] = tool.Id,
            ["name"] = tool.Name,
            ["input"] = new JsonObject(),
            ["caller"] = new JsonObject { ["type"] = "direct" },
        };
}
