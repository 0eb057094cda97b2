using System.Buffers;
using System.Globalization;
using Solaris.Http;
using Solaris.RateLimits;

namespace Solaris.Calls;

/// <summary>How the clients of one API are told that something went wrong.</summary>
internal abstract class ClientDialect
{
    /// <summary>
    /// The .NET client sleeps for as long as <c>retry-after</c> says, days if need be, whatever else the answer has. A
    /// longer wait is in the message; OpenAI sends no <c>retry-after</c> with a spent quota either.
    /// </summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>An error's body.</summary>
    public abstract void WriteError(IBufferWriter<byte> target, Refusal refusal, RequestId id);

    /// <summary>The last event of a stream that broke off.</summary>
    public abstract void WriteErrorEvent(IBufferWriter<byte> target, Refusal refusal, RequestId id);

    /// <summary>Answers with <paramref name="refusal"/>; <paramref name="id"/> is what support is asked with.</summary>
    public Task RefuseAsync(HttpResponse response, Refusal refusal, RequestId id)
    {
        var body = new ArrayBufferWriter<byte>(256);
        WriteError(body, refusal, id);
        return RefuseAsync(response, refusal, id, body.WrittenMemory);
    }

    /// <summary>Answers with a body that already is an error of this dialect.</summary>
    public async Task RefuseAsync(HttpResponse response, Refusal refusal, RequestId id, ReadOnlyMemory<byte> body)
    {
        if (response.HasStarted || response.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        response.StatusCode = refusal.Status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        WriteHeaders(response.Headers, refusal, id);
        await response.BodyWriter.WriteAsync(body);
    }

    /// <summary>The headers that name the request.</summary>
    public virtual void WriteId(IHeaderDictionary headers, RequestId id) => headers["x-request-id"] = id.ToString();

    /// <summary>The headers that say how the key's limits per minute stand.</summary>
    public virtual void WriteRates(IHeaderDictionary headers, RateStanding standing) =>
        RateHeaders.Write(headers, standing);

    private void WriteHeaders(IHeaderDictionary headers, Refusal refusal, RequestId id)
    {
        WriteId(headers, id);
        if (refusal.RetryAfter is { } wait && wait <= LongestRetryAfter)
        {
            var seconds = (long)Math.Ceiling(Math.Max(0, wait.TotalSeconds));
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        if (refusal.ShouldRetry is { } should)
        {
            headers["x-should-retry"] = should ? "true" : "false";
        }
    }
}
