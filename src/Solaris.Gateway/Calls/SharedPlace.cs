using System.Security.Cryptography;

namespace Solaris.Calls;

/// <summary>Where a call's answer is in Redis, and what seals it: both follow from what was asked, in one direction only.</summary>
internal sealed class SharedPlace
{
    private const string Prefix = "solaris:answer:";
    private const int Bytes = 32;

    /// <param name="asked">Digest of all that makes two calls the same.</param>
    public SharedPlace(byte[] asked)
    {
        Key = Prefix + Convert.ToHexStringLower(Derive(asked, "solaris kept answer: place"u8));
        Secret = Derive(asked, "solaris kept answer: seal"u8);
    }

    public string Key { get; }

    public byte[] Secret { get; }

    private static byte[] Derive(byte[] asked, ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[Bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, asked, derived, salt: [], purpose);
        return derived;
    }
}
