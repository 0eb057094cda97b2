using System.Text.Json;

namespace Solaris.Providers.OpenAi;

/// <summary>Reading what vendors send: a field of another type than expected is as good as absent.</summary>
internal static class LenientJson
{
    /// <summary>The value of a field of an object; the element without a value for all else.</summary>
    public static JsonElement Field(this JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement owner, string name) => owner.Field(name).Text();

    public static string? Text(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half of a surrogate pair.
        }
    }

    public static int? Count(this JsonElement owner, string name) =>
        owner.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var count)
            ? count
            : null;

    /// <summary>The elements of an array; none for all else.</summary>
    public static JsonElement.ArrayEnumerator Elements(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
}
