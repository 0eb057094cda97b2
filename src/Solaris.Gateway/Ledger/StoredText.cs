using System.Buffers;
using System.Text;

namespace Solaris.Ledger;

/// <summary>Texts that clients choose, made fit for a column: short, and without what a database refuses.</summary>
internal static class StoredText
{
    // PostgreSQL stores no NUL, and neither database stores half a surrogate pair.
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(1, 0xD7FF).Select(code => (char)code),
    ]);

    /// <summary>Longer names are cut: a row stays small whatever a client sends.</summary>
    public const int LongestName = 128;

    public static string Of(string text, int longest = LongestName)
    {
        var cut = text.Length <= longest ? text : text[..longest];
        return cut.AsSpan().ContainsAnyExcept(Plain) ? Repaired(cut) : cut;
    }

    private static string Repaired(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
