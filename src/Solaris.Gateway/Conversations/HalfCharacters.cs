using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Solaris.Conversations;

/// <summary>
/// Puts U+FFFD in the place of halves of characters: bytes that are no UTF-8, and escaped halves of surrogate pairs, such as the
/// <c>\ud83d</c> that is left of an emoji where a client or a model cut a text. .NET's reader lets them pass, but throws when a text is
/// made of them.
/// </summary>
internal static class HalfCharacters
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => @"\ufffd"u8;

    /// <summary>The JSON text itself, when there is nothing to mend.</summary>
    public static ReadOnlySpan<byte> Mended(ReadOnlySpan<byte> json) => MendedCopy(json) ?? json;

    /// <inheritdoc cref="Mended(ReadOnlySpan{byte})"/>
    public static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> json) => MendedCopy(json.Span) ?? json;

    private static byte[]? MendedCopy(ReadOnlySpan<byte> json)
    {
        byte[]? mended = null;
        if (!Utf8.IsValid(json))
        {
            json = mended = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        }
        var position = 0;
        while (json[position..].IndexOf((byte)'\\') is >= 0 and var found)
        {
            position += found;
            var half = Escape(json[position..]);
            if (char.IsHighSurrogate(half) && char.IsLowSurrogate(Escape(json[(position + EscapeLength)..])))
            {
                position += EscapeLength;
            }
            else if (char.IsSurrogate(half))
            {
                mended ??= json.ToArray();
                Replacement.CopyTo(mended.AsSpan(position));
            }
            position = Math.Min(json.Length, position + (half == default ? 2 : EscapeLength));
        }
        return mended;
    }

    /// <summary>The UTF-16 unit that is escaped at the beginning; zero for any other text.</summary>
    private static char Escape(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength
        && json.StartsWith(@"\u"u8)
        && ushort.TryParse(
            json[2..EscapeLength],
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var unit
        )
            ? (char)unit
            : default;
}
