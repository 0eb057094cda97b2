using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>
/// The fields of one JSON object of a client's body. A value of the wrong type is noted as invalid, with its path, and read as absent;
/// null is absent too, as OpenAI has it.
/// </summary>
/// <param name="path">Where the object stands, such as <c>messages[2]</c>; empty for the body itself.</param>
internal readonly struct BodyFields(JsonElement owner, string path, TranslationNotes notes)
{
    public JsonElement Owner => owner;

    public TranslationNotes Notes => notes;

    /// <summary>Where the object stands in the body.</summary>
    public string Path => path;

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>The value as it came; null when it is absent.</summary>
    public JsonElement? Any(string name) =>
        owner.ValueKind == JsonValueKind.Object
        && owner.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public string? Text(string name) => Any(name) is { } value ? Text(value, PathOf(name)) : null;

    /// <summary>Never null: its absence is noted as invalid.</summary>
    public string NeededText(string name)
    {
        if (Any(name) is null)
        {
            notes.Invalid(PathOf(name), $"Missing required parameter: '{PathOf(name)}'.");
        }
        return Text(name) ?? "";
    }

    public string? Text(JsonElement value, string place)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                return value.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: no text.
        }
        Wrong(place, "a string");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind == JsonValueKind.True;
        }
        Wrong(PathOf(name), "true or false");
        return null;
    }

    public long? Whole(string name)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
        {
            return number;
        }
        Wrong(PathOf(name), "an integer");
        return null;
    }

    public double? Number(string name)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }
        Wrong(PathOf(name), "a number");
        return null;
    }

    /// <summary>The object under <paramref name="name"/>; null when there is none.</summary>
    public BodyFields? Object(string name) => Any(name) is { } value ? Object(value, PathOf(name)) : null;

    public BodyFields? Object(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new(value, place, notes);
        }
        Wrong(place, "an object");
        return null;
    }

    /// <summary>The array under <paramref name="name"/>; null when there is none.</summary>
    public JsonElement? Array(string name)
    {
        if (Any(name) is { ValueKind: JsonValueKind.Array } value)
        {
            return value;
        }
        if (Any(name) is not null)
        {
            Wrong(PathOf(name), "an array");
        }
        return null;
    }

    public void Wrong(string place, string expected) =>
        notes.Invalid(place, $"Invalid type for '{place}': it must be {expected}.");

    /// <param name="allowed">The values there are, for a person to read.</param>
    public void WrongValue(string place, string allowed) =>
        notes.Invalid(place, $"Invalid value for '{place}': it must be {allowed}.");
}
