namespace Solaris.Accounts;

/// <summary>Takes the API key out of a request's headers.</summary>
internal static class PresentedKey
{
    private const string Scheme = "Bearer ";

    /// <summary>The key in <c>Authorization: Bearer</c>, else in <c>x-api-key</c>; empty when there is none.</summary>
    public static ReadOnlySpan<char> In(IHeaderDictionary headers)
    {
        var authorization = headers.Authorization;
        if (authorization.Count == 1 && authorization[0] is { } value)
        {
            return value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                ? value.AsSpan(Scheme.Length).Trim()
                : value.AsSpan().Trim();
        }
        var header = headers["x-api-key"];
        return header.Count == 1 ? header[0].AsSpan().Trim() : default;
    }
}
