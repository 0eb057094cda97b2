using System.Globalization;
using System.Text;

namespace Solaris.Payments.Pix;

/// <summary>
/// A BR Code, which people scan or paste to pay: EMV fields with a CRC. A dynamic one holds the address of the charge, a
/// static one the receiver's key.
/// </summary>
/// <param name="Centavos">The amount it asks for; null when the payer's bank learns it from the address or from the payer.</param>
internal sealed record BrCode(string? Key, string? Location, long? Centavos, string? Txid)
{
    /// <summary>The longest that the API Pix allows for `pixCopiaECola`.</summary>
    public const int LongestText = 512;

    public const string Scheme = "br.gov.bcb.pix";
    public const string Currency = "986";

    private const int CrcLength = 4;

    /// <summary>Whether paying this code could pay this amount and nothing else.</summary>
    public bool Fits(long centavos) => Centavos is null ? Location is not null : Centavos == centavos;

    /// <summary>Null when a bank would refuse it: wrong CRC, broken fields, not of Pix, not in reais.</summary>
    public static BrCode? Read(string text) =>
        text.Length <= LongestText
        && HasRightCrc(text)
        && TlvField.ReadAll(text) is { } fields
        && fields.GetValueOrDefault("00") == "01"
        && fields.GetValueOrDefault("53") == Currency
        && fields.GetValueOrDefault("58") == "BR"
            ? Read(fields)
            : null;

    /// <summary>The four hexadecimal digits that close a code, over all of it with their own name and length.</summary>
    public static string Crc(string upToLength) =>
        Crc16.Of(Encoding.UTF8.GetBytes(upToLength)).ToString("X4", CultureInfo.InvariantCulture);

    private static BrCode? Read(Dictionary<string, string> fields)
    {
        var account = TlvField.ReadAll(fields.GetValueOrDefault("26"));
        var more = TlvField.ReadAll(fields.GetValueOrDefault("62"));
        var amount = fields.GetValueOrDefault("54");
        var centavos = ReadAmount(amount);
        if (account is null || more is null || (amount is not null && centavos is null))
        {
            return null;
        }
        var key = account.GetValueOrDefault("01");
        var location = account.GetValueOrDefault("25");
        var isOfPix = string.Equals(account.GetValueOrDefault("00"), Scheme, StringComparison.OrdinalIgnoreCase);
        return isOfPix && key is null != location is null
            ? new(key, location, centavos, more.GetValueOrDefault("05"))
            : null;
    }

    /// <summary>EMV lets the decimals be left out: 10, 10.5 and 10.50 are the same amount.</summary>
    private static long? ReadAmount(string? text)
    {
        var point = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        var whole = point < 0 ? $"{text}.00" : text!.PadRight(point + 3, '0');
        return Reais.Read(whole);
    }

    private static bool HasRightCrc(string text) =>
        text.Length > CrcLength + 4
        && text.AsSpan(..^CrcLength).EndsWith("6304", StringComparison.Ordinal)
        && text.AsSpan(^CrcLength..).Equals(Crc(text[..^CrcLength]), StringComparison.OrdinalIgnoreCase);
}
