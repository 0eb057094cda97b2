using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Calls;
using Solaris.Http;
using Solaris.RateLimits;

namespace Solaris.Anthropic;

/// <summary>
/// Errors in Anthropic's shape: <c>{"type":"error","error":{"type","message"},"request_id"}</c>. Our own <c>code</c> and <c>param</c> are
/// extra fields, which its SDKs pass over.
/// </summary>
internal sealed class AnthropicDialect : ClientDialect
{
    public static readonly AnthropicDialect Instance = new();

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void WriteError(IBufferWriter<byte> target, Refusal refusal, RequestId id)
    {
        using var json = new Utf8JsonWriter(target, Plain);
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, ErrorType(refusal));
        json.WriteString("message"u8, refusal.Message);
        if (refusal.Code is { } code)
        {
            json.WriteString("code"u8, code);
        }
        if (refusal.Param is { } param)
        {
            json.WriteString("param"u8, param);
        }
        json.WriteEndObject();
        json.WriteString("request_id"u8, id.ToString());
        json.WriteEndObject();
    }

    /// <summary>No <c>message_stop</c> follows it.</summary>
    public override void WriteErrorEvent(IBufferWriter<byte> target, Refusal refusal, RequestId id)
    {
        target.Write("event: error\ndata: "u8);
        WriteError(target, refusal, id);
        target.Write("\n\n"u8);
    }

    /// <summary>Anthropic's SDKs read <c>request-id</c>.</summary>
    public override void WriteId(IHeaderDictionary headers, RequestId id)
    {
        base.WriteId(headers, id);
        headers["request-id"] = id.ToString();
    }

    public override void WriteRates(IHeaderDictionary headers, RateStanding standing)
    {
        base.WriteRates(headers, standing);
        Write(headers, "anthropic-ratelimit-requests", standing.Requests, standing.At);
        Write(headers, "anthropic-ratelimit-tokens", standing.Tokens, standing.At);
    }

    /// <summary>Anthropic's word for a refusal. Its SDKs choose the exception's class by the status, people and agents read the word.</summary>
    public static string ErrorType(Refusal refusal) =>
        refusal.Status switch
        {
            401 => "authentication_error",
            402 => "billing_error",
            403 => "permission_error",
            404 => "not_found_error",
            413 => "request_too_large",
            429 => "rate_limit_error",
            >= 400 and < 500 => "invalid_request_error",
            // A provider of the same dialect said it in a stream, where all failures have one status here.
            _ when refusal.Type is "overloaded_error" or "rate_limit_error" or "timeout_error" => refusal.Type,
            504 => "timeout_error",
            503 or 529 => "overloaded_error",
            _ => "api_error",
        };

    private static void Write(IHeaderDictionary headers, string name, RateWindow? window, DateTimeOffset at)
    {
        if (window is not { } limit)
        {
            return;
        }
        // Rounded up to seconds: whoever waits this long does not come too early.
        var reset = (at + limit.Reset).AddTicks(TimeSpan.TicksPerSecond - 1).UtcDateTime;
        headers[name + "-limit"] = limit.Limit.ToString(CultureInfo.InvariantCulture);
        headers[name + "-remaining"] = limit.Remaining.ToString(CultureInfo.InvariantCulture);
        headers[name + "-reset"] = reset.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
