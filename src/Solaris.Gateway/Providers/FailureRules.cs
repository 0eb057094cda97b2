namespace Solaris.Providers;

/// <summary>Reads a failure's kind from what came back; providers disagree on statuses, see each line.</summary>
internal static class FailureRules
{
    public static FailureKind OfStatus(int status, ProviderError error) =>
        status switch
        {
            400 or 403 or 422 when RequestFaults.IsContentPolicy(error) => FailureKind.ContentPolicy, // 403: xAI, OpenRouter.
            400 or 413 or 422 when RequestFaults.IsContextWindow(error) => FailureKind.ContextWindow,
            401 or 403 => FailureKind.Credential,
            402 => FailureKind.OutOfCredit, // OpenRouter, DeepSeek.
            400 when IsAboutKey(error) => FailureKind.Credential, // Gemini, xAI.
            400 when IsAboutCredit(error) => FailureKind.OutOfCredit,
            429 when error.Is("insufficient_quota") => FailureKind.OutOfCredit,
            429 => FailureKind.RateLimited,
            404 => FailureKind.NotFound,
            408 or 504 => FailureKind.Timeout,
            409 or 425 or >= 500 => FailureKind.Overloaded,
            >= 400 => FailureKind.Refused,
            _ => FailureKind.Garbage, // A redirect, or a success that is none.
        };

    public static FailureKind OfException(Exception exception) =>
        exception switch
        {
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
            } => FailureKind.Connect,
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => FailureKind.Garbage,
            // Only the endpoints of access tokens throw a status.
            HttpRequestException { StatusCode: >= System.Net.HttpStatusCode.InternalServerError } =>
                FailureKind.Overloaded,
            HttpRequestException { StatusCode: not null } => FailureKind.Credential,
            OperationCanceledException { InnerException: TimeoutException } => FailureKind.Connect, // ConnectTimeout.
            OperationCanceledException => FailureKind.Timeout,
            _ => FailureKind.Cut,
        };

    /// <summary>The status an error stands for that came with 200: the one it names, or what its words mean.</summary>
    public static int StatusOf(ProviderError error) =>
        error.Status
        ?? (
            error.Is("rate_limit_exceeded") || error.Is("insufficient_quota") ? 429
            : error.Is("invalid_request_error")
            || RequestFaults.IsContextWindow(error)
            || RequestFaults.IsContentPolicy(error)
                ? 400
            : OfAnthropicsType(error) ?? 502
        );

    private static int? OfAnthropicsType(ProviderError error) =>
        error.Type switch
        {
            "overloaded_error" => 529,
            "rate_limit_error" => 429,
            "authentication_error" => 401,
            "billing_error" => 402,
            "permission_error" => 403,
            "not_found_error" => 404,
            "request_too_large" => 413,
            "timeout_error" => 504,
            _ => null,
        };

    public static bool IsSuccess(int status) => status is >= 200 and < 300;

    /// <summary>Anthropic's words; its type is that of any other bad request.</summary>
    private static bool IsAboutCredit(ProviderError error) =>
        error.Message?.Contains("credit balance is too low", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsAboutKey(ProviderError error) =>
        error.Is("invalid_api_key")
        || (
            error.Message is { } message
            && message.Contains("API key", StringComparison.OrdinalIgnoreCase)
            && (
                message.Contains("incorrect", StringComparison.OrdinalIgnoreCase)
                || message.Contains("not valid", StringComparison.OrdinalIgnoreCase)
                || message.Contains("invalid", StringComparison.OrdinalIgnoreCase)
            )
        );
}
