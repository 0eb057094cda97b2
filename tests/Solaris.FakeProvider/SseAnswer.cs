using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Writes server-sent events, with the faults that strike inside a stream.</summary>
internal sealed class SseAnswer(FakeCall call)
{
    /// <summary>A reset throws away what the caller has not read yet: without a pause a cut in mid-stream could be one at its start.</summary>
    private static readonly TimeSpan TimeToRead = TimeSpan.FromMilliseconds(50);

    private readonly string _end = call.Script.Has("crlf") ? "\r\n\r\n" : "\n\n";

    public async Task StartAsync()
    {
        call.Bill.Status = 200;
        call.Http.Response.ContentType = "text/event-stream; charset=utf-8";
        call.Http.Response.Headers.CacheControl = "no-cache";
        await call.Http.Response.Body.FlushAsync(call.Aborted);
        if (!call.Faulty)
        {
            return;
        }
        if (call.Script["reset"] == "headers")
        {
            Faults.Reset(call.Http);
            throw new OperationCanceledException();
        }
        if (call.Script["stall"] == "headers")
        {
            await Faults.StallAsync(call);
        }
    }

    /// <summary>Strikes what the script has for this chunk; false when the stream is over.</summary>
    public async Task<bool> MayWriteAsync(int chunk)
    {
        await call.ReachAsync(CallPoint.Chunk + chunk.ToString(CultureInfo.InvariantCulture));
        await Task.Delay(call.Script.Number("delay") ?? call.Provider.Options.Delay, call.Aborted);
        call.Aborted.ThrowIfCancellationRequested();
        if (call.Script.Has("comments"))
        {
            await RawAsync(": FAKE PROCESSING" + _end);
        }
        return !call.Faulty || await StrikeAsync(chunk);
    }

    public Task WriteAsync(JsonNode json) => RawAsync("data: " + AnswerJson.Text(json) + _end);

    /// <summary>An event of Anthropic's or of a response, which is named by its type.</summary>
    public Task WriteEventAsync(JsonNode json) =>
        RawAsync($"event: {json["type"]}\ndata: {AnswerJson.Text(json)}{_end}");

    /// <summary>Ends with <paramref name="last"/> in place of OpenAI's mark.</summary>
    public async Task FinishAsync(JsonNode last)
    {
        if (!call.Script.Has("no-done"))
        {
            await WriteEventAsync(last);
        }
        call.Bill.Finished = true;
    }

    public async Task FinishAsync()
    {
        if (!call.Script.Has("no-done"))
        {
            await RawAsync("data: [DONE]" + _end);
        }
        call.Bill.Finished = true;
    }

    private async Task<bool> StrikeAsync(int chunk)
    {
        if (call.Script.IsAt("stall", chunk))
        {
            await Faults.StallAsync(call);
        }
        if (call.Script.IsAt("cut", chunk))
        {
            await Task.Delay(TimeToRead, call.Aborted);
            Faults.Reset(call.Http);
            return false;
        }
        if (call.Script.IsAt("error-event", chunk))
        {
            await WriteErrorAsync();
            return false;
        }
        if (chunk == 3 && call.Script["garbage"] is "sse" or "utf8")
        {
            await GarbageAsync();
        }
        return !call.Script.IsAt("end", chunk);
    }

    private Task WriteErrorAsync()
    {
        const string Overloaded = "The engine is overloaded.";
        return MessagesError.IsFor(call.Http)
            ? WriteEventAsync(MessagesError.Json(529, Overloaded))
            : RawAsync("data: " + Encoding.UTF8.GetString(OtherError(Overloaded)) + _end);
    }

    private byte[] OtherError(string message) =>
        GeminiError.IsFor(call.Http)
            ? GeminiError.Body(503, code: null, message)
            : ErrorAnswer.Body(503, "overloaded", message);

    /// <summary>An event that is no JSON, or bytes that are no UTF-8; the stream then goes on.</summary>
    private Task GarbageAsync() =>
        call.Script["garbage"] == "sse"
            ? RawAsync("data: {\"choices\": [oops" + _end + "nonsense without a colon" + _end)
            : AnswerBytes.WriteAsync(
                call,
                (byte[])[.. "data: {\"id\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8, .. Encoding.ASCII.GetBytes(_end)]
            );

    private Task RawAsync(string text) => AnswerBytes.WriteAsync(call, Encoding.UTF8.GetBytes(text));
}
