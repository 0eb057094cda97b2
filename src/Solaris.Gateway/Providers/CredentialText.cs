using System.Text.RegularExpressions;

namespace Solaris.Providers;

/// <summary>Finds credentials in what a provider says: some quote the key they refuse, whole or in part.</summary>
internal static partial class CredentialText
{
    private const string Redacted = "[redacted]";

    public static bool IsFree(string text, Secret? key) => Redact(text, key).Equals(text, StringComparison.Ordinal);

    public static string Redact(string text, Secret? key)
    {
        var secret = key?.Reveal();
        var clean = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, Redacted, StringComparison.Ordinal);
        try
        {
            return KeyLike().Replace(clean, Redacted);
        }
        catch (RegexMatchTimeoutException)
        {
            return Redacted; // On a machine that has no time to look, nothing is given out.
        }
    }

    /// <summary>The key forms of the vendors we know, also shortened with asterisks or dots in the middle.</summary>
    [GeneratedRegex(
        @"\b(?:sk|xai|gsk|pplx|csk|key|hf|fw|r8)[-_][A-Za-z0-9_*.\-]{6,}|\bAIza[A-Za-z0-9_*\-]{6,}|\bBearer\s+[A-Za-z0-9._*\-]{8,}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex KeyLike();
}
