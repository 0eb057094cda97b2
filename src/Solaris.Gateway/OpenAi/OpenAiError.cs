using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Http;

namespace Solaris.OpenAi;

/// <summary>Writes refusals in OpenAI's shape: <c>{"error":{"message","type","param","code"}}</c>.</summary>
internal static class OpenAiError
{
    /// <summary>
    /// The .NET client sleeps for as long as <c>retry-after</c> says, days if need be, whatever else the answer has. A
    /// longer wait is in the message; OpenAI sends no <c>retry-after</c> with a spent quota either.
    /// </summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(1);

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with <paramref name="refusal"/>; <paramref name="id"/> is what support is asked with.</summary>
    public static Task WriteAsync(HttpResponse response, Refusal refusal, RequestId id)
    {
        var body = new ArrayBufferWriter<byte>(256);
        WriteBody(body, refusal);
        return WriteAsync(response, refusal, id, body.WrittenMemory);
    }

    /// <summary>Answers with a body that already is an OpenAI error.</summary>
    public static async Task WriteAsync(HttpResponse response, Refusal refusal, RequestId id, ReadOnlyMemory<byte> body)
    {
        if (response.HasStarted || response.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        response.StatusCode = refusal.Status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        response.Headers["x-request-id"] = id.ToString();
        if (refusal.RetryAfter is { } wait && wait <= LongestRetryAfter)
        {
            var seconds = (long)Math.Ceiling(Math.Max(0, wait.TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        if (refusal.ShouldRetry is { } should)
        {
            response.Headers["x-should-retry"] = should ? "true" : "false";
        }
        await response.BodyWriter.WriteAsync(body);
    }

    /// <summary>The last event of a stream that broke off; no <c>[DONE]</c> follows it.</summary>
    public static void WriteEvent(IBufferWriter<byte> stream, Refusal refusal)
    {
        stream.Write("data: "u8);
        WriteBody(stream, refusal);
        stream.Write("\n\n"u8);
    }

    private static void WriteBody(IBufferWriter<byte> target, Refusal refusal)
    {
        using var json = new Utf8JsonWriter(target, Plain);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, refusal.Message);
        json.WriteString("type"u8, refusal.Type);
        json.WriteString("param"u8, refusal.Param);
        json.WriteString("code"u8, refusal.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
