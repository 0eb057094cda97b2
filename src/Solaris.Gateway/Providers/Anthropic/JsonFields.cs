using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>Fields of a JSON value that may be anything: what has another type counts as absent.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == kind
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.String)?.GetString();

    public static int? Number(this JsonElement element, string name) =>
        element.Field(name, JsonValueKind.Number) is { } value && value.TryGetInt32(out var number) ? number : null;
}
