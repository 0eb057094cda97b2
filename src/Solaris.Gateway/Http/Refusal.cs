namespace Solaris.Http;

/// <summary>Why a call is not served, before any dialect: each client surface writes it in its own shape.</summary>
/// <param name="Message">One plain sentence in the caller's language, under 240 characters, without line breaks or JSON.</param>
internal sealed record Refusal(int Status, string Type, string? Code, string Message)
{
    public string? Param { get; init; }

    /// <summary>When the same call can succeed; sent as <c>retry-after</c>, rounded up to seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>False tells SDKs not to retry (<c>x-should-retry: false</c>).</summary>
    public bool? ShouldRetry { get; init; }
}
