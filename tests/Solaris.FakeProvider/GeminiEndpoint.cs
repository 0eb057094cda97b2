using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary><c>POST /v1beta/models/MODEL:generateContent</c>, <c>:streamGenerateContent</c> and <c>:countTokens</c>.</summary>
internal static class GeminiEndpoint
{
    public static async Task AnswerAsync(FakeCall call)
    {
        if ((GeminiRules.Fault(call.Native, call.Model) ?? Proofs.GeminiFault(call)) is { } fault)
        {
            await ErrorAnswer.RefuseAsync(call, fault);
            return;
        }
        if (GeminiTarget.Of(call.Http)?.Method == "countTokens")
        {
            await AnswerJson.WriteAsync(call, new JsonObject { ["totalTokens"] = PromptCount.Of(call) });
            return;
        }
        var choices = ChatAnswer.For(call);
        call.Bill.PromptTokens = PromptCount.Of(call);
        call.Bill.CachedTokens = Math.Min(call.Script.Number("cached") ?? 0, call.Bill.PromptTokens);
        var chunks = new GeminiChunks(call);
        await (call.Flag("stream") ? StreamAsync(call, chunks, choices) : WholeAsync(call, chunks, choices));
    }

    private static async Task WholeAsync(FakeCall call, GeminiChunks chunks, Choice[] choices)
    {
        await Task.Delay(call.Script.Number("delay") ?? call.Provider.Options.Delay, call.Aborted);
        BillWhole(call, choices);
        await AnswerJson.WriteAsync(call, chunks.Whole(choices));
    }

    private static async Task StreamAsync(FakeCall call, GeminiChunks chunks, Choice[] choices)
    {
        if (!call.StopsOnAbort)
        {
            BillWhole(call, choices);
        }
        if (call.Http.Request.Query["alt"] != "sse")
        {
            BillWhole(call, choices);
            await AnswerJson.WriteAsync(call, new JsonArray(chunks.Whole(choices)));
            return;
        }
        var sse = new SseAnswer(call);
        await sse.StartAsync();
        await call.ReachAsync(CallPoint.Headers);
        var pieces = GeminiPiece.Of(choices).ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!await sse.MayWriteAsync(i))
            {
                return;
            }
            if (call.StopsOnAbort)
            {
                call.Bill.CompletionTokens += pieces[i].Tokens;
                call.Bill.ReasoningTokens += pieces[i].IsThought ? pieces[i].Tokens : 0;
            }
            await sse.WriteAsync(chunks.Of(pieces[i]));
        }
        await call.ReachAsync(CallPoint.LastChunk);
        call.Bill.Finished = true; // Google has no end mark.
    }

    private static void BillWhole(FakeCall call, Choice[] choices)
    {
        call.Bill.CompletionTokens = choices.Sum(choice => choice.Tokens);
        call.Bill.ReasoningTokens = choices.Sum(choice => choice.Reasoning.Length);
    }
}
