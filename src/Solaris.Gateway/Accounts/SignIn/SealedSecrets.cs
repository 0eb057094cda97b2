using System.Security.Cryptography;
using Solaris.Accounts.Keys;

namespace Solaris.Accounts.SignIn;

/// <summary>
/// Encrypts what must be read again (AES-256-GCM, key from the installation's secret key). Bound to its owner: a row
/// copied to another person does not open.
/// </summary>
internal sealed class SealedSecrets(KeyPeppers peppers)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public byte[] Seal(byte[] secret, Guid owner)
    {
        var box = new byte[NonceLength + secret.Length + TagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(peppers.Current.SealingKey, TagLength);
        cipher.Encrypt(
            box.AsSpan(0, NonceLength),
            secret,
            box.AsSpan(NonceLength, secret.Length),
            box.AsSpan(NonceLength + secret.Length),
            owner.ToByteArray(bigEndian: true)
        );
        return box;
    }

    /// <summary>Null when the secret key is neither the one it was sealed under nor the one after.</summary>
    public byte[]? Open(byte[] box, Guid owner) =>
        Open(box, owner, peppers.Current) ?? (peppers.Previous is { } previous ? Open(box, owner, previous) : null);

    private static byte[]? Open(byte[] box, Guid owner, KeyPepper pepper)
    {
        if (box.Length < NonceLength + TagLength)
        {
            return null;
        }
        var secret = new byte[box.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(pepper.SealingKey, TagLength);
        try
        {
            cipher.Decrypt(
                box.AsSpan(0, NonceLength),
                box.AsSpan(NonceLength, secret.Length),
                box.AsSpan(NonceLength + secret.Length),
                secret,
                owner.ToByteArray(bigEndian: true)
            );
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
