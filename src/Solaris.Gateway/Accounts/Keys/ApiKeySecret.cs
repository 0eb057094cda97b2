using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Solaris.Accounts.Keys;

/// <summary>
/// The text of an API key: <c>sol_live_</c>, 32 random base62 characters (190 bits) and 6 that hold their CRC-32.
/// The checksum turns typos away without a look at the database, and lets secret scanners be sure of a find.
/// </summary>
internal static class ApiKeySecret
{
    public const string Prefix = "sol_live_";
    public const int Length = 9 + RandomLength + ChecksumLength;

    private const int RandomLength = 32;
    private const int ChecksumLength = 6;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static Secret New()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, RandomLength);
        Span<char> checksum = stackalloc char[ChecksumLength];
        WriteChecksum(random, checksum);
        return new(string.Concat(Prefix, random, checksum));
    }

    /// <summary>True when <paramref name="key"/> has the shape and the checksum of an issued key.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> key)
    {
        if (key.Length != Length || !key.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }
        var random = key.Slice(Prefix.Length, RandomLength);
        if (!Ascii.IsValid(random))
        {
            return false;
        }
        Span<char> checksum = stackalloc char[ChecksumLength];
        WriteChecksum(random, checksum);
        return key[^ChecksumLength..].SequenceEqual(checksum);
    }

    private static void WriteChecksum(ReadOnlySpan<char> random, Span<char> checksum)
    {
        Span<byte> bytes = stackalloc byte[RandomLength];
        Encoding.ASCII.GetBytes(random, bytes);
        var crc = Crc32.HashToUInt32(bytes);
        for (var i = checksum.Length - 1; i >= 0; i--)
        {
            checksum[i] = Alphabet[(int)(crc % Alphabet.Length)];
            crc /= (uint)Alphabet.Length;
        }
    }
}
