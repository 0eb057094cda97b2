using Solaris.Providers;
using Solaris.Quotas;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

/// <summary>What a call may cost, as far as its envelope tells.</summary>
internal static class CallEstimate
{
    /// <summary>
    /// No body bounds how often a provider's own tool searches. Hardly a call searches more often; one that does is
    /// charged what it costs, and the rest is recorded as overrun.
    /// </summary>
    private const long SearchesHeld = 10;

    private static ReadOnlySpan<byte> ContextSize => "\"search_context_size\""u8;

    private static readonly byte[][] SearchTools =
    [
        "\"web_search"u8.ToArray(),
        "\"google_search"u8.ToArray(),
        "\"googleSearch"u8.ToArray(),
    ];

    /// <summary>For limits per minute, which need no bound: images and other media would exceed any such limit by their bytes.</summary>
    public static long Tokens(Arrival arrival) =>
        ((arrival.Body?.Length ?? 0) / OutputText.BytesPerToken)
        + ((arrival.Envelope?.OutputTokens ?? 0) * (arrival.Envelope?.Choices ?? 1));

    public static CallCost Cost(Arrival arrival, Envelope envelope, Route route) =>
        Cost(arrival.Endpoint, arrival.Body?.Memory ?? default, envelope, route);

    public static CallCost Cost(GenerationEndpoint endpoint, ReadOnlyMemory<byte> body, Envelope envelope, Route route)
    {
        var size = endpoint.Size(body.Span, envelope);
        return new()
        {
            Model = envelope.Model,
            Endpoint = endpoint.Path,
            Candidates = route.All,
            Body = body,
            InputTokens = size?.InputTokens,
            OutputTokens = size?.OutputTokens ?? (endpoint.HasOutput ? envelope.OutputTokens : 0),
            Choices = size is null ? envelope.Choices : 1,
            DearestTier = route.DearestTier,
            Exchange = route.Exchange,
            Fast = envelope.Speed is not null || route.All.Any(SpeedsUp),
            Extras = size?.Pieces ?? new MeteredUsage(TokenUsage.None) { WebSearches = Searches(body.Span) },
        };
    }

    /// <summary>
    /// How much context the provider's searches may bring, by the request's own word. No provider says it with its usage. Text
    /// cannot look like the field: quotes inside it are escaped. The dearest of several counts.
    /// </summary>
    public static string? SearchContext(ReadOnlySpan<byte> body)
    {
        string? context = null;
        for (var at = body.IndexOf(ContextSize); at >= 0; at = body.IndexOf(ContextSize))
        {
            body = body[(at + ContextSize.Length)..];
            var value = body.TrimStart(" \t\r\n:"u8);
            context =
                value.StartsWith("\"high\""u8) || context == "high" ? "high"
                : value.StartsWith("\"medium\""u8) || context == "medium" ? "medium"
                : value.StartsWith("\"low\""u8) ? "low"
                : context;
        }
        return context;
    }

    /// <summary>A deployment may add the wish for speed to every body.</summary>
    private static bool SpeedsUp(Deployment deployment)
    {
        foreach (var parameter in deployment.DefaultParameters)
        {
            if (parameter.Key == "speed")
            {
                return true;
            }
        }
        return false;
    }

    private static long Searches(ReadOnlySpan<byte> body)
    {
        foreach (var tool in SearchTools)
        {
            if (body.IndexOf(tool) >= 0)
            {
                return SearchesHeld;
            }
        }
        return 0;
    }
}
