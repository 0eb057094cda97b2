using System.Security.Cryptography;
using System.Text;
using Solaris.Accounts;

namespace Solaris.Calls.Repeats;

/// <summary>
/// A client's <c>Idempotency-Key</c> as it is stored: only its digest, so that an answer that is kept under it can be read by nobody
/// but who sends the key again.
/// </summary>
internal sealed class RepeatKey
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 255;

    private readonly byte[] _secret;

    private RepeatKey(Guid owner, byte[] digest, byte[] body, byte[] secret)
    {
        (Owner, Digest, Body, _secret) = (owner, digest, body, secret);
    }

    public Guid Owner { get; }

    public byte[] Digest { get; }

    /// <summary>Digest of what was asked: another question under the same key is a client's mistake.</summary>
    public byte[] Body { get; }

    /// <summary>False when the header is there and unfit; null when it is absent.</summary>
    public static bool TryRead(Arrival arrival, Caller caller, out RepeatKey? key)
    {
        key = null;
        if (!arrival.Http.Request.Headers.TryGetValue(Header, out var values))
        {
            return true;
        }
        var text = values.ToString();
        if (!IsFit(text))
        {
            return false;
        }
        var path = arrival.Endpoint.Path;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Origin.User?.Value}\n{path}\n{text}"));
        var secret = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(text),
            AesGcm.TagByteSizes.MaxSize * 2,
            salt: caller.Origin.Key.Value.ToByteArray(),
            info: "solaris repeatable answer"u8.ToArray()
        );
        key = new(caller.Origin.Key.Value, digest, SHA256.HashData((arrival.Body?.Memory ?? default).Span), secret);
        return true;
    }

    public static bool IsFit(string text) =>
        text.Length is > 0 and <= Longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    public byte[] Seal(ReadOnlySpan<byte> answer)
    {
        var sealedAnswer = new byte[NonceSize + TagSize + answer.Length];
        var nonce = sealedAnswer.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_secret, TagSize);
        cipher.Encrypt(
            nonce,
            answer,
            sealedAnswer.AsSpan(NonceSize + TagSize),
            sealedAnswer.AsSpan(NonceSize, TagSize),
            Digest
        );
        return sealedAnswer;
    }

    public byte[] Open(byte[] sealedAnswer)
    {
        var answer = new byte[sealedAnswer.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(_secret, TagSize);
        cipher.Decrypt(
            sealedAnswer.AsSpan(0, NonceSize),
            sealedAnswer.AsSpan(NonceSize + TagSize),
            sealedAnswer.AsSpan(NonceSize, TagSize),
            answer,
            Digest
        );
        return answer;
    }

    private static int NonceSize => AesGcm.NonceByteSizes.MaxSize;

    private static int TagSize => AesGcm.TagByteSizes.MaxSize;
}
