using System.Text;

namespace Solaris.Quotas.Bounds;

/// <summary>The decoded text of a JSON string that is still in its escaped form, as the reader's ValueSpan gives it.</summary>
internal static class JsonText
{
    private const int ReplacementBytes = 3; // A lone surrogate becomes U+FFFD.

    /// <summary>The UTF-8 length of the text when its escapes are treated as said.</summary>
    public static long Utf8Length(ReadOnlySpan<byte> json, Escapes escapes)
    {
        long length = 0;
        var shortLength = escapes == Escapes.KeepShort ? 2 : 1;
        while (!json.IsEmpty)
        {
            // Escapes often stand in rows: only plain text is searched.
            if (json[0] != '\\')
            {
                var plain = json.IndexOf((byte)'\\');
                plain = plain < 0 ? json.Length : plain;
                length += plain;
                json = json[plain..];
                continue;
            }
            var consumed = 2;
            length += json[1] == 'u' ? CodeLength(json, out consumed) : shortLength;
            json = json[consumed..];
        }
        return length;
    }

    /// <summary>The character of the escape at the start of <paramref name="json"/>; the reader has checked its form.</summary>
    public static char Unescape(ReadOnlySpan<byte> json, out int consumed)
    {
        consumed = 2;
        switch (json[1])
        {
            case (byte)'n':
                return '\n';
            case (byte)'t':
                return '\t';
            case (byte)'r':
                return '\r';
            case (byte)'b':
                return '\b';
            case (byte)'f':
                return '\f';
            case (byte)'u':
                consumed = 6;
                return Code(json.Slice(2, 4));
            default:
                return (char)json[1];
        }
    }

    private static int CodeLength(ReadOnlySpan<byte> json, out int consumed)
    {
        var first = Unescape(json, out consumed);
        if (!char.IsSurrogate(first))
        {
            return new Rune(first).Utf8SequenceLength;
        }
        var rest = json[consumed..];
        if (
            char.IsHighSurrogate(first)
            && rest is [(byte)'\\', (byte)'u', ..]
            && char.IsLowSurrogate(Unescape(rest, out var more))
        )
        {
            consumed += more;
            return 4;
        }
        return ReplacementBytes;
    }

    /// <summary>Four hexadecimal digits, which the reader has checked.</summary>
    private static char Code(ReadOnlySpan<byte> digits) =>
        (char)((Digit(digits[0]) << 12) | (Digit(digits[1]) << 8) | (Digit(digits[2]) << 4) | Digit(digits[3]));

    private static int Digit(byte digit) => (digit & 0xF) + ((digit >> 6) * 9); // Letters have bit 6 set, and A is 1 there.
}
