namespace Solaris.Http;

/// <summary>
/// Tells requests that another site made a browser send. SameSite=Strict keeps the cookie from most of them; this is
/// the second lock, and covers sign-in, which carries none.
/// </summary>
internal static class CrossSite
{
    public static bool Suspects(HttpRequest request)
    {
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
        )
        {
            return false;
        }
        return IsForeign(request);
    }

    /// <summary>Whether the page of another site made the browser send it, whatever its method: a WebSocket begins with a GET.</summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
        {
            return site is not ("same-origin" or "none");
        }
        // Browsers too old for Sec-Fetch-Site name the origin; programs name neither and have no cookie to lose.
        var origin = request.Headers.Origin;
        return origin.Count > 0
            && !string.Equals(
                origin.ToString(),
                $"{request.Scheme}://{request.Host}",
                StringComparison.OrdinalIgnoreCase
            );
    }
}
