using System.Globalization;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>The headers of an answer: ours, and the few of the provider's that say nothing about its account.</summary>
internal static class AnswerHeaders
{
    private static readonly string[] Passed = ["openai-processing-ms", "openai-version"];

    /// <param name="remaining">Tokens left in the tightest limit; null without a token limit.</param>
    public static void Set(GenerationCall call, Attempt attempt, long? remaining)
    {
        var headers = call.Http.Response.Headers;
        SetOurs(call, remaining);
        headers["x-solaris-model"] = attempt.Deployment.Id;
        SetDropped(headers, call.Dropped);
        if (attempt.Response is not { } answer)
        {
            return;
        }
        foreach (var name in Passed)
        {
            if (answer.Headers.TryGetValues(name, out var values))
            {
                headers[name] = string.Join(',', values);
            }
        }
    }

    /// <summary>Those that also an error carries.</summary>
    public static void SetOurs(GenerationCall call, long? remaining)
    {
        var headers = call.Http.Response.Headers;
        call.Endpoint.Dialect.WriteId(headers, call.Id);
        if (remaining is { } left)
        {
            headers["x-solaris-tokens-remaining"] = Text(left);
        }
        if (call.Admission.Clamped)
        {
            headers["x-solaris-max-tokens"] = Text(call.Admission.OutputTokens);
        }
    }

    /// <summary>Of an answer that came whole; a translated one may be given out as a stream's events.</summary>
    public static string ContentType(GenerationCall call, Attempt attempt)
    {
        if (call.Translation is not null && call.Envelope.Stream)
        {
            return "text/event-stream; charset=utf-8";
        }
        return call.Endpoint.GivesAnyContent && attempt.Response?.Content.Headers.ContentType is { } type
            ? type.ToString()
            : "application/json";
    }

    public static void SetStream(GenerationCall call, Attempt attempt)
    {
        Set(call, attempt, call.Admission.Remaining);
        var response = call.Http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        response.Headers["x-accel-buffering"] = "no"; // nginx would hold chunks back.
    }

    /// <summary>Those of an answer that was kept; <paramref name="header"/> says why it is given again.</summary>
    public static void SetKept(Arrival arrival, KeptAnswer kept, string header)
    {
        var response = arrival.Http.Response;
        response.ContentType = kept.ContentType;
        response.ContentLength = kept.Body.Length;
        response.Headers["x-request-id"] = arrival.Id.ToString();
        response.Headers["x-solaris-model"] = kept.Deployment;
        response.Headers[header] = "hit";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Names the fields that went without.</summary>
    public static void SetDropped(IHeaderDictionary headers, IReadOnlyList<string> dropped)
    {
        if (dropped.Count > 0)
        {
            headers["x-solaris-dropped-params"] = FieldList.Of(dropped);
        }
    }
}
