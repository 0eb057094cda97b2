using System.Globalization;
using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers;

/// <summary>
/// Reads error bodies: <c>{"error":{…}}</c>, <c>{"error":"text"}</c>, <c>[{"error":{…}}]</c>, <c>{"response":{"error":{…}}}</c>,
/// <c>{"detail":…}</c>, <c>{"message":…}</c>, and anything else as no error body at all (a proxy's page in HTML says nothing to a client).
/// </summary>
internal static class ProviderErrorReader
{
    private const int LongestMessage = 2_000;

    public static ProviderError Read(ReadOnlyMemory<byte> body, Secret? key)
    {
        try
        {
            using var document = JsonDocument.Parse(HalfCharacters.Mended(body));
            var root = document.RootElement;
            if (root is { ValueKind: JsonValueKind.Array } && root.GetArrayLength() > 0)
            {
                root = root[root.GetArrayLength() - 1]; // A stream as an array: the error is what ended it.
            }
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("response", out var response))
            {
                root = response; // The Responses API's last event, response.failed.
            }
            return root.ValueKind == JsonValueKind.Object ? ReadObject(root, body, key) : ProviderError.Unknown;
        }
        catch (JsonException)
        {
            return ProviderError.Unknown;
        }
    }

    private static ProviderError ReadObject(JsonElement root, ReadOnlyMemory<byte> body, Secret? key)
    {
        var nested = root.TryGetProperty("error", out var error);
        var detail = nested && error.ValueKind == JsonValueKind.Object ? error : root;
        var message =
            nested && error.ValueKind == JsonValueKind.String && Text(root, "message") is null
                ? error.GetString()
                : Message(detail);
        var code = Text(detail, "code");
        var standard = detail.TryGetProperty("message", out _) && nested && error.ValueKind == JsonValueKind.Object;
        return new(Clean(message, key), Text(detail, "type"), GoogleStatus.Code(detail) ?? code, Text(detail, "param"))
        {
            Status = StatusIn(code) ?? StatusIn(Text(detail, "status_code")),
            RetryAfter = RetryHints.InBody(detail, message),
            Raw = standard && CredentialText.IsFree(Encoding.UTF8.GetString(body.Span), key) ? body.ToArray() : default,
        };
    }

    private static string? Message(JsonElement detail) =>
        Text(detail, "message")
        ?? Text(detail, "detail")
        ?? (
            detail.TryGetProperty("detail", out var list) && list.ValueKind == JsonValueKind.Array
                ? FirstOf(list)
                : null
        );

    /// <summary>FastAPI's list of what is wrong: <c>[{"loc":[…],"msg":"…"}]</c>.</summary>
    private static string? FirstOf(JsonElement list) =>
        list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Object ? Text(list[0], "msg") : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static int? StatusIn(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && status is >= 400 and < 600
            ? status
            : null;

    private static string? Clean(string? message, Secret? key)
    {
        if (string.IsNullOrWhiteSpace(message))
        {
            return null;
        }
        var plain = CredentialText.Redact(message.ReplaceLineEndings(" ").Trim(), key);
        return plain.Length <= LongestMessage ? plain : plain[..LongestMessage];
    }
}
