using System.Globalization;
using System.Text;

namespace Solaris.Accounts;

/// <summary>
/// Text that came in a header. Clients write names outside ASCII as raw UTF-8, as Latin-1, percent-encoded or as RFC 2047
/// words; none of them may fail a call.
/// </summary>
internal static class HeaderText
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static string Decode(string value)
    {
        var text = value.StartsWith("=?", StringComparison.Ordinal) ? EncodedWord.Decode(value) : FromBytes(value);
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }

    /// <summary>True when the text has no control or format characters and no broken surrogates: it can be stored and shown.</summary>
    public static bool IsPlain(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return true; // Almost always: the rest is for names from elsewhere.
        }
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || IsUnprintable(rune))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The text without what cannot be shown, in one line, at most <paramref name="longest"/> characters; null when nothing is left.</summary>
    public static string? Tidy(string text, int longest)
    {
        var tidy = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (tidy.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }
            if (rune != Rune.ReplacementChar && !IsUnprintable(rune))
            {
                tidy.Append(rune.ToString());
            }
        }
        return tidy.ToString().Trim() is { Length: > 0 } rest ? rest : null;
    }

    /// <summary>The server hands header bytes over as Latin-1: UTF-8 in them is put together again.</summary>
    private static string FromBytes(string value)
    {
        if (System.Text.Ascii.IsValid(value) || value.Any(character => character > 0xFF))
        {
            return value;
        }
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(value));
        }
        catch (DecoderFallbackException)
        {
            return value; // It was Latin-1.
        }
    }

    private static bool IsUnprintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;
}
