using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;

namespace Solaris.FakeProvider;

/// <summary>The faults that happen instead of an answer.</summary>
internal static class Faults
{
    /// <summary>True when a fault or a recording was the answer.</summary>
    public static async Task<bool> AnswerAsync(FakeCall call)
    {
        var script = call.Script;
        if (call.Faulty && script["stall"] == "before")
        {
            await StallAsync(call);
        }
        if (call.Faulty && script["reset"] == "before")
        {
            Reset(call.Http);
            return true;
        }
        if (script["replay"] is { } recording)
        {
            await call.Provider.Replays.AnswerAsync(call, recording);
            return true;
        }
        if (call.Faulty && (script.Has("status") || script["garbage"] is not (null or "sse" or "utf8")))
        {
            await BadAnswerAsync(call, script.Number("status") ?? 200);
            return true;
        }
        return false;
    }

    /// <summary>Waits as long as the script says, or until the caller leaves.</summary>
    public static Task StallAsync(FakeCall call) =>
        Task.Delay(call.Script.Number("stall-ms") ?? Timeout.Infinite, call.Aborted);

    /// <summary>Closes the connection with a reset, not an orderly end.</summary>
    public static void Reset(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        http.Abort();
    }

    private static async Task BadAnswerAsync(FakeCall call, int status)
    {
        call.Bill.Status = status;
        AddHints(call);
        var garbage = call.Script["garbage"];
        if (garbage is null)
        {
            await ErrorAnswer.WriteAsync(call.Http, status, CodeOf(status, call.Script), MessageOf(call, status));
            return;
        }
        call.Http.Response.StatusCode = status;
        call.Http.Response.ContentType = garbage == "html" ? "text/html" : "application/json";
        await AnswerBytes.WriteAsync(call, Encoding.UTF8.GetBytes(Garbage(garbage)));
    }

    private static void AddHints(FakeCall call)
    {
        foreach (var (word, header) in new[] { ("retry-after", "retry-after"), ("retry-after-ms", "retry-after-ms") })
        {
            if (call.Script.Number(word) is { } value)
            {
                call.Http.Response.Headers[header] = value.ToString(CultureInfo.InvariantCulture);
            }
        }
        if (call.Script["should-retry"] is { } retry)
        {
            call.Http.Response.Headers["x-should-retry"] = retry;
        }
    }

    /// <summary>Providers may quote the request in an error: <c>echo</c> does.</summary>
    private static string MessageOf(FakeCall call, int status) =>
        call.Script.Has("echo") ? call.Body.GetRawText() : $"Scripted failure {status}.";

    private static string? CodeOf(int status, Script script) =>
        script["code"]
        ?? status switch
        {
            401 => "invalid_api_key",
            404 => "model_not_found",
            429 => "rate_limit_exceeded",
            _ => null,
        };

    private static string Garbage(string kind) =>
        kind switch
        {
            "html" => "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>",
            "empty" => "",
            _ => "{\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"mess",
        };
}
