using System.Text.Json;

namespace Solaris.Anthropic;

/// <summary>Fields of the client's JSON: absent, null and of the wrong kind are the same.</summary>
internal static class MessagesJson
{
    extension(JsonElement element)
    {
        public JsonElement? Field(string name) =>
            element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null
                ? value
                : null;

        public JsonElement? ObjectIn(string name) =>
            element.Field(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

        public string? TextIn(string name) =>
            element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        public bool? FlagIn(string name) =>
            element.Field(name) switch
            {
                { ValueKind: JsonValueKind.True } => true,
                { ValueKind: JsonValueKind.False } => false,
                _ => null,
            };

        public long? CountIn(string name) =>
            element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var count)
                ? count
                : null;
    }
}
