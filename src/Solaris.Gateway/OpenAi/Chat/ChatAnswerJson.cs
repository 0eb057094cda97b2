using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>What the streamed and the whole form of an answer have in common.</summary>
internal static class ChatAnswerJson
{
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteHead(Utf8JsonWriter json, AnswerHead head, ReadOnlySpan<byte> kind)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, head.Id);
        json.WriteString("object"u8, kind);
        json.WriteNumber("created"u8, head.Created);
        json.WriteString("model"u8, head.Model);
    }

    /// <summary>A call of a choice that calls tools ends it, whatever the provider says.</summary>
    /// <param name="call">One of its calls; null when there is none.</param>
    public static string FinishReason(StopReason reason, CallForm? call) =>
        reason switch
        {
            StopReason.Done or StopReason.ToolCalls when call is { IsLegacy: true } => "function_call",
            StopReason.Done or StopReason.ToolCalls when call is not null => "tool_calls",
            StopReason.Length => "length",
            StopReason.Filtered => "content_filter",
            _ => "stop",
        };

    /// <summary>Where LiteLLM's clients look for the provider's own word.</summary>
    public static void WriteNative(Utf8JsonWriter json, string? native, string reason)
    {
        if (native is not null && native != reason)
        {
            json.WriteStartObject("provider_specific_fields"u8);
            json.WriteString("native_finish_reason"u8, native);
            json.WriteEndObject();
        }
    }

    public static void WriteBlock(Utf8JsonWriter json, in ThinkingBlock block)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, block.IsSealed ? "redacted_thinking"u8 : "thinking"u8);
        if (block.IsSealed)
        {
            json.WriteString("data"u8, block.Proof);
        }
        else
        {
            json.WriteString("thinking"u8, block.Text);
            json.WriteString("signature"u8, block.Proof);
        }
        json.WriteEndObject();
    }

    /// <summary>Gemini's thought signature, which the client must send back with the call.</summary>
    public static void WriteSignature(Utf8JsonWriter json, string? signature)
    {
        if (signature is not null)
        {
            json.WriteStartObject("provider_specific_fields"u8);
            json.WriteString("thought_signature"u8, signature);
            json.WriteEndObject();
        }
    }

    /// <summary>A page, as OpenAI has it.</summary>
    /// <param name="end">Where the answer's text ends so far: OpenAI's form needs places, and not every provider tells them.</param>
    public static void WriteAnnotation(Utf8JsonWriter json, Citation citation, int end)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "url_citation"u8);
        json.WriteStartObject("url_citation"u8);
        json.WriteNumber("start_index"u8, citation.Start ?? end);
        json.WriteNumber("end_index"u8, citation.End ?? end);
        json.WriteString("url"u8, citation.Address);
        json.WriteString("title"u8, citation.Title ?? citation.Address);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A place in one of the client's own documents, in Anthropic's words: OpenAI has no form for it.</summary>
    public static void WriteDocumentCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteNumber("document_index"u8, citation.Document ?? 0);
        json.WriteString("document_title"u8, citation.Title);
        json.WriteString("cited_text"u8, citation.Quote);
        json.WriteEndObject();
    }

    public static void WriteUsage(Utf8JsonWriter json, in TokenUsage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, usage.Input);
        json.WriteNumber("completion_tokens"u8, usage.OutputTotal);
        json.WriteNumber("total_tokens"u8, usage.Total);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, usage.InputCacheRead);
        json.WriteNumber("cache_write_tokens"u8, usage.InputCacheWrite5m + usage.InputCacheWrite1h);
        json.WriteNumber("audio_tokens"u8, usage.AudioInput);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, usage.OutputReasoning);
        json.WriteNumber("audio_tokens"u8, usage.AudioOutput);
        json.WriteNumber("accepted_prediction_tokens"u8, 0);
        json.WriteNumber("rejected_prediction_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
