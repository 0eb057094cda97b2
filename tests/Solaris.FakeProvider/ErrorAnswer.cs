using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Errors as OpenAI writes them, or as Anthropic does where its API is called.</summary>
internal static class ErrorAnswer
{
    public static async Task WriteAsync(HttpContext http, int status, string? code, string message)
    {
        var isGoogles = GeminiError.IsFor(http);
        http.Response.StatusCode = isGoogles ? GeminiError.StatusOf(status) : status;
        http.Response.ContentType = "application/json";
        var body =
            isGoogles ? GeminiError.Body(status, code, message)
            : MessagesError.IsFor(http) ? MessagesError.Body(status, message)
            : Body(status, code, message);
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>The request breaks a rule.</summary>
    public static Task RefuseAsync(FakeCall call, string message)
    {
        call.Bill.Status = 400;
        return WriteAsync(call.Http, 400, code: null, message);
    }

    public static byte[] Body(int status, string? code, string message) =>
        AnswerJson.Bytes(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["message"] = message,
                    ["type"] = TypeOf(status, code),
                    ["param"] = null,
                    ["code"] = code,
                },
            }
        );

    private static string TypeOf(int status, string? code) =>
        status switch
        {
            429 when code == "insufficient_quota" => "insufficient_quota",
            429 => "requests",
            503 or 529 => "overloaded_error",
            >= 500 => "server_error",
            _ => "invalid_request_error",
        };
}
