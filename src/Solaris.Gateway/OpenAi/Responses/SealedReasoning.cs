using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Solaris.OpenAi.Responses;

/// <summary>
/// What a provider wants back with the next turn, carried in <c>encrypted_content</c>, the only field of the API that clients return
/// unread. It is packed, not encrypted: the provider itself proves its signatures.
/// </summary>
/// <param name="Text">The thoughts, which must go back unchanged even where the client saw none of them.</param>
/// <param name="Sealed">Thoughts that only the provider can read.</param>
/// <param name="CallId">The tool call that <paramref name="Signature"/> belongs to; null when it proves thoughts.</param>
internal sealed record SealedReasoning(string? Text, string? Signature, string? Sealed, string? CallId)
{
    private const string MarkText = "solaris1.";

    /// <summary>Tells our own apart from OpenAI's.</summary>
    public static ReadOnlySpan<byte> Mark => "solaris1."u8;

    public string Pack()
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            Write(json, "text", Text);
            Write(json, "signature", Signature);
            Write(json, "sealed", Sealed);
            Write(json, "call", CallId);
            json.WriteEndObject();
        }
        return MarkText + Base64Url.EncodeToString(bytes.WrittenSpan);
    }

    /// <summary>Null for what the gateway did not pack.</summary>
    public static SealedReasoning? Open(string? content)
    {
        if (content is null || !content.StartsWith(MarkText, StringComparison.Ordinal))
        {
            return null;
        }
        try
        {
            var root = JsonElement.Parse(Base64Url.DecodeFromChars(content.AsSpan(MarkText.Length)));
            return root.ValueKind == JsonValueKind.Object
                ? new(Read(root, "text"), Read(root, "signature"), Read(root, "sealed"), Read(root, "call"))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null; // Cut or changed on its way.
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string? Read(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
