using System.Globalization;
using System.Text;

namespace Solaris.Payments.Pix;

/// <summary>
/// A BR Code with the receiver's own key, for a receiver without an API: the payment has to be found in the statement by its
/// txid.
/// </summary>
internal sealed record StaticBrCode(string Key, long Centavos, string Txid, string Merchant, string City)
{
    public const int LongestTxid = 25;

    private const int LongestKey = 77;
    private const int LongestMerchant = 25;
    private const int LongestCity = 15;

    public string Write()
    {
        if (Key.Length > LongestKey || Txid.Length > LongestTxid)
        {
            throw new InvalidOperationException($"A key has at most {LongestKey} signs, a static txid {LongestTxid}.");
        }
        var account = $"{new TlvField("00", BrCode.Scheme)}{new TlvField("01", Key)}";
        var text = new StringBuilder()
            .Append(new TlvField("00", "01"))
            .Append(new TlvField("26", account))
            .Append(new TlvField("52", "0000"))
            .Append(new TlvField("53", BrCode.Currency))
            .Append(new TlvField("54", Reais.Write(Centavos)))
            .Append(new TlvField("58", "BR"))
            .Append(new TlvField("59", Plain(Merchant, LongestMerchant)))
            .Append(new TlvField("60", Plain(City, LongestCity)))
            .Append(new TlvField("62", new TlvField("05", Txid).ToString()))
            .Append("6304")
            .ToString();
        return text + BrCode.Crc(text);
    }

    /// <summary>Without accents: banks differ in whether a length counts letters or bytes.</summary>
    private static string Plain(string text, int longest)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && plain.Length < longest)
            {
                plain.Append(char.IsAscii(sign) && !char.IsControl(sign) ? sign : ' ');
            }
        }
        var kept = plain.ToString().Trim();
        return kept.Length == 0 ? "-" : kept;
    }
}
