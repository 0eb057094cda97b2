using System.Text.Json.Serialization;

namespace Solaris.Payments.Pix;

/// <param name="Lifetime">Seconds.</param>
internal sealed record PixToken(
    [property: JsonPropertyName("access_token")] string Text,
    [property: JsonPropertyName("expires_in")] int Lifetime
);
