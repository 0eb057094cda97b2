using System.Security.Cryptography;
using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>Key files of service accounts, as Google's console gives them out.</summary>
internal static class AccountFile
{
    public static string Json(Uri tokens)
    {
        using var key = RSA.Create(2048);
        return Json(tokens, key);
    }

    public static string Json(Uri tokens, RSA key) =>
        JsonSerializer.Serialize(
            new Dictionary<string, string>
            {
                ["type"] = "service_account",
                ["project_id"] = "p",
                ["client_email"] = "me@p.iam",
                ["private_key_id"] = "k1",
                ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
                ["token_uri"] = tokens.OriginalString,
            }
        );
}
