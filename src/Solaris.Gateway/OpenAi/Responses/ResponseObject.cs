using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>A response as far as it was made: the object that a whole answer is, and that a stream's first and last events carry.</summary>
internal sealed class ResponseObject(AnswerHead head, RequestEcho echo)
{
    private readonly List<OutputItem> _items = [];

    public IReadOnlyList<OutputItem> Items => _items;

    /// <summary><c>in_progress</c>, <c>completed</c>, <c>incomplete</c> or <c>failed</c>.</summary>
    public string Status { get; set; } = "in_progress";

    /// <summary><c>max_output_tokens</c> or <c>content_filter</c>, when incomplete.</summary>
    public string? IncompleteReason { get; set; }

    public AnswerFault? Fault { get; set; }

    /// <summary>Null until it is known.</summary>
    public TokenUsage? Usage { get; set; }

    /// <summary>An id of the next item, which begins with <paramref name="prefix"/>.</summary>
    public string NextId(string prefix) => $"{prefix}_{head.Id["resp_".Length..]}{_items.Count:x2}";

    public void Add(OutputItem item) => _items.Add(item);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, head.Id);
        json.WriteString("object"u8, "response"u8);
        json.WriteNumber("created_at"u8, head.Created);
        json.WriteString("status"u8, Status);
        json.WriteBoolean("background"u8, value: false);
        WriteFault(json);
        WriteIncomplete(json);
        json.WriteString("model"u8, head.Model);
        WriteOutput(json);
        json.WriteNull("previous_response_id"u8);
        json.WriteString("service_tier"u8, "default"u8);
        json.WriteBoolean("store"u8, value: false);
        echo.Write(json);
        WriteUsage(json);
        json.WriteEndObject();
    }

    /// <summary>The API knows few codes here; the others are in the <c>error</c> event.</summary>
    private void WriteFault(Utf8JsonWriter json)
    {
        if (Fault is not { } fault)
        {
            json.WriteNull("error"u8);
            return;
        }
        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, fault.Code == "rate_limit_exceeded" ? fault.Code : "server_error");
        json.WriteString("message"u8, fault.Message);
        json.WriteEndObject();
    }

    private void WriteIncomplete(Utf8JsonWriter json)
    {
        if (IncompleteReason is null)
        {
            json.WriteNull("incomplete_details"u8);
            return;
        }
        json.WriteStartObject("incomplete_details"u8);
        json.WriteString("reason"u8, IncompleteReason);
        json.WriteEndObject();
    }

    private void WriteOutput(Utf8JsonWriter json)
    {
        json.WriteStartArray("output"u8);
        foreach (var item in _items)
        {
            item.Write(json, begun: false);
        }
        json.WriteEndArray();
    }

    private void WriteUsage(Utf8JsonWriter json)
    {
        if (Usage is not { } usage)
        {
            json.WriteNull("usage"u8);
            return;
        }
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.Input);
        json.WriteStartObject("input_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, usage.InputCacheRead);
        json.WriteNumber("cache_write_tokens"u8, checked(usage.InputCacheWrite5m + usage.InputCacheWrite1h));
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, usage.OutputTotal);
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, usage.OutputReasoning);
        json.WriteEndObject();
        json.WriteNumber("total_tokens"u8, usage.Total);
        json.WriteEndObject();
    }
}
