using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary><c>POST /v1/chat/completions</c>, as JSON or as a stream.</summary>
internal static class ChatEndpoint
{
    public static Task AnswerAsync(FakeCall call)
    {
        if ((ChatRules.Fault(call.Body) ?? Proofs.ChatFault(call)) is { } fault)
        {
            return ErrorAnswer.RefuseAsync(call, fault);
        }
        var choices = ChatAnswer.For(call);
        var bill = call.Bill;
        bill.PromptTokens = PromptCount.Of(call);
        bill.CachedTokens = Math.Min(call.Script.Number("cached") ?? 0, bill.PromptTokens);
        if (call.Flag("stream"))
        {
            return new ChatStream(call).WriteAsync(choices);
        }
        bill.CompletionTokens = choices.Sum(choice => choice.Tokens);
        bill.ReasoningTokens = choices.Sum(choice => choice.Reasoning.Length);
        return WriteWholeAsync(call, choices);
    }

    /// <summary>An unstreamed answer is billed whole, whether or not the caller waits for it.</summary>
    private static async Task WriteWholeAsync(FakeCall call, Choice[] choices)
    {
        await Task.Delay(call.Script.Number("delay") ?? call.Provider.Options.Delay, call.Aborted);
        var answer = new JsonObject
        {
            ["id"] = call.AnswerId("chatcmpl-"),
            ["object"] = "chat.completion",
            ["created"] = AnswerClock.Created,
            ["model"] = call.Model,
            ["choices"] = new JsonArray([.. choices.Select(choice => ChoiceJson(call, choice))]),
            ["service_tier"] = "default",
            ["system_fingerprint"] = "fp_fake",
        };
        if (call.Script["usage"] != "none")
        {
            answer["usage"] = UsageJson.Of(call);
        }
        await AnswerJson.WriteAsync(call, answer);
    }

    private static JsonObject ChoiceJson(FakeCall call, Choice choice)
    {
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = choice.Tools.Length > 0 ? null : string.Concat(choice.Content),
            ["refusal"] = null,
            ["annotations"] = new JsonArray(),
        };
        if (choice.Reasoning.Length > 0)
        {
            message["reasoning_content"] = string.Concat(choice.Reasoning);
        }
        if (choice.Tools.Length > 0)
        {
            message["tool_calls"] = new JsonArray([.. choice.Tools.Select(ToolJson)]);
        }
        return new JsonObject
        {
            ["index"] = choice.Index,
            ["message"] = message,
            ["logprobs"] = Logprobs.Of(call, choice.Content),
            ["finish_reason"] = choice.Finish,
        };
    }

    private static JsonObject ToolJson(ToolCall tool) =>
        new()
        {
            ["id"] = tool.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool.Name, ["arguments"] = string.Concat(tool.Arguments) },
        };
}
