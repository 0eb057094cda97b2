using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Solaris.Accounts;

/// <summary>RFC 2047 words (<c>=?UTF-8?B?…?=</c>, <c>=?UTF-8?Q?…?=</c>) in a header value. What is malformed stays as it was sent.</summary>
internal static partial class EncodedWord
{
    public static string Decode(string value) => Word().Replace(value, match => DecodeOne(match) ?? match.Value);

    private static string? DecodeOne(Match word)
    {
        var latin = word.Groups["charset"].Value.StartsWith("iso-8859-1", StringComparison.OrdinalIgnoreCase);
        var text = word.Groups["text"].Value;
        var bytes = word.Groups["form"].Value is "B" or "b" ? FromBase64(text) : FromQuoted(text);
        return bytes is null ? null : (latin ? Encoding.Latin1 : Encoding.UTF8).GetString(bytes);
    }

    private static byte[]? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static byte[] FromQuoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '='
                && i + 2 < text.Length
                && byte.TryParse(
                    text.AsSpan(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var octet
                )
            )
            {
                bytes.Add(octet);
                i += 2;
            }
            else
            {
                bytes.Add(text[i] == '_' ? (byte)' ' : (byte)text[i]);
            }
        }
        return [.. bytes];
    }

    [GeneratedRegex(
        @"=\?(?<charset>[A-Za-z0-9_-]{1,20})\?(?<form>[BbQq])\?(?<text>[!->@-~]{0,200})\?=(\s+(?==\?))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Word();
}
