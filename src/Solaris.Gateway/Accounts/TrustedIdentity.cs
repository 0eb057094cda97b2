using Microsoft.Extensions.Primitives;

namespace Solaris.Accounts;

/// <summary>
/// Reads the identity headers of a trusted client. LibreChat sends an empty value for a placeholder without one and the
/// literal <c>{{…}}</c> for a placeholder it does not know: both mean absent.
/// </summary>
internal static class TrustedIdentity
{
    private const int LongestId = 200;
    private const int LongestEmail = 254;
    private const int LongestName = 120;

    /// <summary>False when an id is there but cannot be one; an e-mail that cannot be one counts as absent.</summary>
    public static bool TryRead(IHeaderDictionary headers, string? bodyUser, out UserIdentity identity)
    {
        var email = Email(Value(headers["X-Solaris-User-Email"]));
        var id = Value(headers["X-Solaris-User-Id"]);
        if (id is null && email is null)
        {
            id = Present(bodyUser);
        }
        identity = new(id, email);
        return id is null || IsId(id);
    }

    public static string? Name(IHeaderDictionary headers) =>
        Value(headers["X-Solaris-User-Name"]) is { } name
            ? HeaderText.Tidy(HeaderText.Decode(name), LongestName)
            : null;

    /// <summary>The conversation, for the request log; null when it cannot be one.</summary>
    public static string? Conversation(IHeaderDictionary headers) =>
        Value(headers["X-Solaris-Conversation-Id"]) is { } id && IsId(id) ? id : null;

    private static string? Value(StringValues header) => header.Count == 1 ? Present(header[0]) : null;

    private static string? Present(string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Contains("{{", StringComparison.Ordinal))
        {
            return null;
        }
        return value.Trim();
    }

    private static string? Email(string? value)
    {
        if (value is null)
        {
            return null;
        }
        var email = HeaderText.Decode(value).Trim().ToLowerInvariant();
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var plain =
            email.Length <= LongestEmail && HeaderText.IsPlain(email) && !email.Contains(' ', StringComparison.Ordinal);
        return plain && at > 0 && at < email.Length - 1 ? email : null;
    }

    private static bool IsId(string id) => id.Length <= LongestId && HeaderText.IsPlain(id);
}
