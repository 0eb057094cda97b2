using System.Security.Cryptography;
using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>A Google service account: what its JSON key file says.</summary>
/// <param name="Email">Who signs.</param>
/// <param name="PrivateKey">Its RSA key as PEM.</param>
/// <param name="KeyId">Which of the account's keys it is; null when the file does not say.</param>
/// <param name="TokenAddress">Where signed assertions are given for access tokens.</param>
internal sealed record ServiceAccount(string Email, Secret PrivateKey, string? KeyId, Uri TokenAddress)
{
    private const string UsualTokenAddress = "https://oauth2.googleapis.com/token";

    /// <summary>The account's own project; null when the file does not say.</summary>
    public string? Project { get; init; }

    /// <summary>Null when <paramref name="json"/> is no service account's key. Nothing of it gets into an error.</summary>
    public static ServiceAccount? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ServiceAccount? Read(JsonElement file)
    {
        var (email, key) = (Text(file, "client_email"), Text(file, "private_key"));
        var address = Text(file, "token_uri") ?? UsualTokenAddress;
        return email is not null && key is not null && IsKey(key) && TokenUri(address) is { } tokens
            ? new(email, new Secret(key), Text(file, "private_key_id"), tokens) { Project = Text(file, "project_id") }
            : null;
    }

    /// <summary>Assertions are as good as the key for an hour: they leave this machine only encrypted.</summary>
    private static Uri? TokenUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : null;

    private static bool IsKey(string pem)
    {
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(pem);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement file, string name) =>
        file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
