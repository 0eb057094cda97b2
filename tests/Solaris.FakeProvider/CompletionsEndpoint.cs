using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary><c>POST /v1/completions</c>, the legacy text endpoint.</summary>
internal static class CompletionsEndpoint
{
    public static Task AnswerAsync(FakeCall call)
    {
        var choices = ChatAnswer.For(call);
        call.Bill.PromptTokens = PromptCount.Of(call);
        call.Bill.CompletionTokens = choices.Sum(choice => choice.Tokens);
        return call.Flag("stream") ? StreamAsync(call, choices) : AnswerJson.WriteAsync(call, Whole(call, choices));
    }

    private static JsonObject Whole(FakeCall call, Choice[] choices)
    {
        var answer = Envelope(
            call,
            [.. choices.Select(one => Text(one.Index, string.Concat(one.Content), one.Finish))]
        );
        answer["usage"] = UsageJson.Of(call);
        return answer;
    }

    private static async Task StreamAsync(FakeCall call, Choice[] choices)
    {
        var sse = new SseAnswer(call);
        await sse.StartAsync();
        var chunk = 0;
        foreach (var choice in choices)
        {
            foreach (var token in choice.Content)
            {
                if (!await sse.MayWriteAsync(chunk++))
                {
                    return;
                }
                await sse.WriteAsync(Envelope(call, Text(choice.Index, token, null)));
            }
            await sse.WriteAsync(Envelope(call, Text(choice.Index, "", choice.Finish)));
        }
        if (call.Object("stream_options") is not null)
        {
            var usage = Envelope(call);
            usage["usage"] = UsageJson.Of(call);
            await sse.WriteAsync(usage);
        }
        await sse.FinishAsync();
    }

    private static JsonObject Envelope(FakeCall call, params JsonObject[] choices) =>
        new()
        {
            ["id"] = call.AnswerId("cmpl-"),
            ["object"] = "text_completion",
            ["created"] = AnswerClock.Created,
            ["model"] = call.Model,
            ["choices"] = new JsonArray([.. choices]),
        };

    private static JsonObject Text(int index, string text, string? finish) =>
        new()
        {
            ["text"] = text,
            ["index"] = index,
            ["logprobs"] = null,
            ["finish_reason"] = finish,
        };
}
