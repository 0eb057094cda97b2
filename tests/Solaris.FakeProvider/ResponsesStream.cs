using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Writes the events of a response, and bills each token as it is made. Faults count the deltas, from 1; 0 is before all.</summary>
internal sealed class ResponsesStream(FakeCall call, ResponseJson response)
{
    private readonly SseAnswer _sse = new(call);
    private int _sequence;
    private int _chunk;

    public async Task WriteAsync(Choice answer)
    {
        if (!call.StopsOnAbort)
        {
            call.Bill.CompletionTokens = answer.Tokens;
            call.Bill.ReasoningTokens = answer.Reasoning.Length;
        }
        await _sse.StartAsync();
        await call.ReachAsync(CallPoint.Headers);
        await WriteResponseAsync("response.created", "in_progress", []);
        await WriteResponseAsync("response.in_progress", "in_progress", []);
        var items = ResponseItems.Of(call, answer);
        foreach (var item in items)
        {
            if (!await WriteItemAsync(item))
            {
                return;
            }
        }
        await EndAsync(answer, items);
    }

    private async Task EndAsync(Choice answer, List<ResponseItem> items)
    {
        await call.ReachAsync(CallPoint.LastChunk);
        await call.ReachAsync(CallPoint.Usage);
        var status = ResponseJson.StatusOf(answer);
        await WriteResponseAsync("response." + status, status, [.. items.Select(item => item.Whole())]);
        call.Bill.Finished = true;
        await call.ReachAsync(CallPoint.Done);
    }

    /// <summary>False when a fault ended the stream.</summary>
    private async Task<bool> WriteItemAsync(ResponseItem item)
    {
        if (!await MayWriteAsync())
        {
            return false;
        }
        Bill(item, item.Type == "function_call" ? 1 : 0); // A tool's name is one token.
        await WriteAsync(
            "response.output_item.added",
            new() { ["output_index"] = item.Index, ["item"] = item.Begun() }
        );
        await WritePartAsync(item, "added");
        foreach (var token in item.Tokens)
        {
            if (!await MayWriteAsync())
            {
                return false;
            }
            Bill(item, 1);
            var delta = Place(item);
            delta["delta"] = token;
            if (item.Type == "message")
            {
                delta["logprobs"] = new JsonArray();
            }
            await WriteAsync(Text(item) + ".delta", delta);
        }
        await WriteDoneAsync(item);
        await WritePartAsync(item, "done");
        await WriteAsync("response.output_item.done", new() { ["output_index"] = item.Index, ["item"] = item.Whole() });
        return true;
    }

    private Task<bool> MayWriteAsync() => _sse.MayWriteAsync(_chunk++);

    private void Bill(ResponseItem item, int tokens)
    {
        if (call.StopsOnAbort)
        {
            call.Bill.CompletionTokens += tokens;
            call.Bill.ReasoningTokens += item.Type == "reasoning" ? tokens : 0;
        }
    }

    private static string Text(ResponseItem item) =>
        item.Type switch
        {
            "reasoning" => "response.reasoning_summary_text",
            "function_call" => "response.function_call_arguments",
            _ => "response.output_text",
        };

    private static JsonObject Place(ResponseItem item)
    {
        var place = new JsonObject { ["item_id"] = item.Id, ["output_index"] = item.Index };
        if (item.Type != "function_call")
        {
            place[item.Type == "reasoning" ? "summary_index" : "content_index"] = 0;
        }
        return place;
    }

    private async Task WritePartAsync(ResponseItem item, string moment)
    {
        if (item.Type == "function_call")
        {
            return;
        }
        var part = Place(item);
        part["part"] = item.Part(whole: moment == "done");
        var type = item.Type == "reasoning" ? "response.reasoning_summary_part." : "response.content_part.";
        await WriteAsync(type + moment, part);
    }

    private async Task WriteDoneAsync(ResponseItem item)
    {
        var done = Place(item);
        done[item.Type == "function_call" ? "arguments" : "text"] = item.Text;
        if (item.Type == "function_call")
        {
            done["name"] = item.Name;
        }
        if (item.Type == "message")
        {
            done["logprobs"] = new JsonArray();
        }
        await WriteAsync(Text(item) + ".done", done);
    }

    private Task WriteResponseAsync(string type, string status, JsonArray output) =>
        WriteAsync(type, new() { ["response"] = response.Of(status, output, withUsage: status != "in_progress") });

    private Task WriteAsync(string type, JsonObject data)
    {
        data.Insert(0, "type", type);
        data.Insert(1, "sequence_number", _sequence++);
        return _sse.WriteEventAsync(data);
    }
}
