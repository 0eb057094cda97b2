using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Solaris.Quotas.Bounds;

/// <summary>Shortcuts to the input bounds of a body for one model.</summary>
internal static class Meter
{
    /// <summary>A clock that stands: only the units of work bound the counting.</summary>
    public static readonly TimeProvider Still = new FakeTimeProvider();

    public static readonly TokenCounter Counter = new(Still);

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static long Bytes(ReadOnlySpan<byte> body, string model = "gpt-4o") =>
        InputMeter.CountBytes(body, [TokenFamilies.Of(model)]);

    public static long Tokens(ReadOnlySpan<byte> body, string model = "gpt-4o", CountingBudget? budget = null) =>
        new InputMeter(Counter, Still).CountTokens(
            body,
            [TokenFamilies.Of(model)],
            Bytes(body, model),
            budget ?? new CountingBudget(Still)
        );

    /// <summary>The tokenizer's own count of a text, all at once.</summary>
    public static long True(string text, string model = "gpt-4o") =>
        Counter[TokenFamilies.Of(model).Encoding].CountTokens(text);

    public static byte[] Chat(string text, bool escaped = false) =>
        Body(new JsonObject { ["messages"] = Messages(text) }, escaped);

    public static JsonArray Messages(string text) => [new JsonObject { ["role"] = "user", ["content"] = text }];

    /// <summary>A user message with one part.</summary>
    public static byte[] Part(JsonObject part) =>
        Body(
            new JsonObject
            {
                ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(part) }),
            }
        );

    public static byte[] Body(JsonNode body, bool escaped = false) =>
        Encoding.UTF8.GetBytes(body.ToJsonString(escaped ? null : Plain));
}
