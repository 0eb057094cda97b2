using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>The JWT a service account gives for an access token (RFC 7523), signed with RS256.</summary>
internal static class SignedAssertion
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    /// <summary>Google accepts at most an hour.</summary>
    private const long LifetimeSeconds = 3600;

    public static string Of(ServiceAccount account, DateTimeOffset now)
    {
        var unsigned = $"{Encode(Header(account))}.{Encode(Claims(account, now.ToUnixTimeSeconds()))}";
        using var key = RSA.Create();
        key.ImportFromPem(account.PrivateKey.Reveal());
        var signature = key.SignData(
            Encoding.ASCII.GetBytes(unsigned),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{unsigned}.{Base64Url.EncodeToString(signature)}";
    }

    private static byte[] Header(ServiceAccount account) =>
        Json(writer =>
        {
            writer.WriteString("alg", "RS256");
            writer.WriteString("typ", "JWT");
            if (account.KeyId is not null)
            {
                writer.WriteString("kid", account.KeyId);
            }
        });

    private static byte[] Claims(ServiceAccount account, long now) =>
        Json(writer =>
        {
            writer.WriteString("iss", account.Email);
            writer.WriteString("scope", Scope);
            writer.WriteString("aud", account.TokenAddress.OriginalString);
            writer.WriteNumber("iat", now);
            writer.WriteNumber("exp", now + LifetimeSeconds);
        });

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return json.ToArray();
    }

    private static string Encode(byte[] part) => Base64Url.EncodeToString(part);
}
