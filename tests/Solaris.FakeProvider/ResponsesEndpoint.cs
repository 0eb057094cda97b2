using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary><c>POST /v1/responses</c>, as JSON or as a stream.</summary>
internal static class ResponsesEndpoint
{
    public static Task AnswerAsync(FakeCall call)
    {
        if (Proofs.ResponsesFault(call) is { } fault)
        {
            return ErrorAnswer.RefuseAsync(call, fault);
        }
        call.Bill.PromptTokens = PromptCount.Of(call);
        call.Bill.CachedTokens = Math.Min(call.Script.Number("cached") ?? 0, call.Bill.PromptTokens);
        var request = new ResponseJson(call);
        var answer = ChatAnswer.For(call.As(ResponsesRequest.ToChat(call.Body)))[0];
        return request.Streams
            ? new ResponsesStream(call, request).WriteAsync(answer)
            : WriteWholeAsync(call, request, answer);
    }

    /// <summary>An unstreamed answer is billed whole, whether or not the caller waits for it.</summary>
    private static async Task WriteWholeAsync(FakeCall call, ResponseJson response, Choice answer)
    {
        call.Bill.CompletionTokens = answer.Tokens;
        call.Bill.ReasoningTokens = answer.Reasoning.Length;
        await Task.Delay(call.Script.Number("delay") ?? call.Provider.Options.Delay, call.Aborted);
        var items = ResponseItems.Of(call, answer);
        var output = new JsonArray([.. items.Select(item => item.Whole())]);
        await AnswerJson.WriteAsync(call, response.Of(ResponseJson.StatusOf(answer), output, withUsage: true));
    }
}
