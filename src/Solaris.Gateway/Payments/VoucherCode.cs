using System.Security.Cryptography;
using System.Text;

namespace Solaris.Payments;

/// <summary>The text of a voucher: 16 characters that are not mistaken for each other, 80 bits, so that it cannot be guessed.</summary>
internal static class VoucherCode
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>As it is shown: four groups of four.</summary>
    public static string Make()
    {
        var code = RandomNumberGenerator.GetString(Letters, Length);
        return string.Join('-', Enumerable.Range(0, Length / Group).Select(at => code.Substring(at * Group, Group)));
    }

    public static string Hint(string code) => code[^Group..];

    /// <summary>A plain hash will do: nobody can try 2⁸⁰ codes.</summary>
    public static byte[] Digest(string code)
    {
        var plain = new string([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        return SHA256.HashData(Encoding.UTF8.GetBytes(plain));
    }
}
