namespace Solaris.FakeProvider;

/// <summary>The last part of a Gemini path: <c>MODEL:METHOD</c>.</summary>
internal sealed record GeminiTarget(string Model, string Method)
{
    public bool Streams => Method == "streamGenerateContent";

    /// <summary>Null where another API is called.</summary>
    public static GeminiTarget? Of(HttpContext http) =>
        http.GetRouteValue("target") is string target && target.LastIndexOf(':') is > 0 and var colon
            ? new(target[..colon], target[(colon + 1)..])
            : null;
}
