using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Errors as Anthropic writes them.</summary>
internal static class MessagesError
{
    public static bool IsFor(HttpContext http) =>
        http.Request.Path.Value?.EndsWith("/messages", StringComparison.Ordinal) == true;

    public static byte[] Body(int status, string message) => AnswerJson.Bytes(Json(status, message));

    public static JsonObject Json(int status, string message) =>
        new()
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["type"] = TypeOf(status), ["message"] = message },
            ["request_id"] = "req_fake",
        };

    private static string TypeOf(int status) =>
        status switch
        {
            401 => "authentication_error",
            403 => "permission_error",
            404 => "not_found_error",
            413 => "request_too_large",
            429 => "rate_limit_error",
            504 => "timeout_error",
            503 or 529 => "overloaded_error",
            >= 500 => "api_error",
            _ => "invalid_request_error",
        };
}
