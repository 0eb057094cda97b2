using System.Security.Cryptography;
using System.Text;

namespace Solaris.Calls;

/// <summary>A kept answer as bytes that say nothing to who does not know what was asked (AES-256-GCM): nonce, tag, then type, deployment and body.</summary>
internal static class SealedAnswer
{
    private const char Separator = '\n';

    private static int NonceSize => AesGcm.NonceByteSizes.MaxSize;

    private static int TagSize => AesGcm.TagByteSizes.MaxSize;

    public static byte[] Seal(KeptAnswer answer, SharedPlace place)
    {
        byte[] plain =
        [
            .. Encoding.UTF8.GetBytes($"{answer.ContentType}{Separator}{answer.Deployment}{Separator}"),
            .. answer.Body,
        ];
        var bytes = new byte[NonceSize + TagSize + plain.Length];
        var nonce = bytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(place.Secret, TagSize);
        cipher.Encrypt(nonce, plain, bytes.AsSpan(NonceSize + TagSize), bytes.AsSpan(NonceSize, TagSize));
        return bytes;
    }

    /// <summary>Null for what was not sealed so: anybody may write to Redis.</summary>
    public static KeptAnswer? Open(byte[] bytes, SharedPlace place)
    {
        if (bytes.Length < NonceSize + TagSize)
        {
            return null;
        }
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        try
        {
            using var cipher = new AesGcm(place.Secret, TagSize);
            cipher.Decrypt(
                bytes.AsSpan(0, NonceSize),
                bytes.AsSpan(NonceSize + TagSize),
                bytes.AsSpan(NonceSize, TagSize),
                plain
            );
        }
        catch (CryptographicException)
        {
            return null;
        }
        return Read(plain);
    }

    private static KeptAnswer? Read(byte[] plain)
    {
        var type = Array.IndexOf(plain, (byte)Separator);
        var deployment = type < 0 ? -1 : Array.IndexOf(plain, (byte)Separator, type + 1);
        return deployment < 0
            ? null
            : new(
                plain[(deployment + 1)..],
                Encoding.UTF8.GetString(plain, 0, type),
                Encoding.UTF8.GetString(plain, type + 1, deployment - type - 1)
            );
    }
}
