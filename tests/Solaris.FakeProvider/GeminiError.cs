using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Errors as Google writes them.</summary>
internal static class GeminiError
{
    public static bool IsFor(HttpContext http) => GeminiTarget.Of(http) is not null;

    /// <summary>A wrong key is 400 at Google.</summary>
    public static int StatusOf(int status) => status == 401 ? 400 : status;

    public static byte[] Body(int status, string? code, string message) =>
        AnswerJson.Bytes(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["code"] = StatusOf(status),
                    ["message"] = status == 401 ? "API key not valid. Please pass a valid API key." : message,
                    ["status"] = Name(status),
                    ["details"] = Details(status, code),
                },
            }
        );

    private static JsonArray Details(int status, string? code) =>
        status switch
        {
            401 => [Detail("ErrorInfo", "reason", "API_KEY_INVALID")],
            429 =>
            [
                Detail("RetryInfo", "retryDelay", "1s"),
                new JsonObject
                {
                    ["@type"] = "type.googleapis.com/google.rpc.QuotaFailure",
                    ["violations"] = new JsonArray(new JsonObject { ["quotaId"] = Quota(code) }),
                },
            ],
            _ => [],
        };

    private static string Quota(string? code) =>
        code == "insufficient_quota" ? "GenerateRequestsPerDayPerProject" : "GenerateRequestsPerMinutePerProject";

    private static JsonObject Detail(string type, string name, string value) =>
        new() { ["@type"] = "type.googleapis.com/google.rpc." + type, [name] = value };

    private static string Name(int status) =>
        status switch
        {
            400 or 401 => "INVALID_ARGUMENT",
            403 => "PERMISSION_DENIED",
            404 => "NOT_FOUND",
            429 => "RESOURCE_EXHAUSTED",
            503 => "UNAVAILABLE",
            504 => "DEADLINE_EXCEEDED",
            _ => "INTERNAL",
        };
}
