using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>An object of a request's body, read field by field: null is the same as absent, and a wrong type is a fault with its path.</summary>
/// <param name="Path">Where it stands in the body; empty for the body itself.</param>
internal readonly record struct RequestFields(JsonElement Value, string Path, TranslationNotes Notes)
{
    public string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    public JsonElement? Find(string name) =>
        Value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    public string? Text(string name) =>
        Find(name, "a string", JsonValueKind.String) is { } text ? text.GetString() : null;

    public bool? Flag(string name) =>
        Find(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    public double? Number(string name)
    {
        if (Find(name, "a number", JsonValueKind.Number) is not { } number)
        {
            return null;
        }
        if (number.TryGetDouble(out var value) && double.IsFinite(value))
        {
            return value;
        }
        Notes.Invalid(At(name), $"'{At(name)}' must be a number that is not too large.");
        return null;
    }

    public long? Count(string name)
    {
        if (Find(name, "an integer", JsonValueKind.Number) is not { } number)
        {
            return null;
        }
        if (number.TryGetInt64(out var count) && count >= 0)
        {
            return count;
        }
        Notes.Invalid(At(name), $"'{At(name)}' must be an integer of at least 0.");
        return null;
    }

    public RequestFields? Object(string name) =>
        Find(name, "an object", JsonValueKind.Object) is { } found ? new(found, At(name), Notes) : null;

    /// <summary>The objects of a list; what is no object in it is a fault.</summary>
    public IEnumerable<RequestFields> Objects(string name)
    {
        if (Find(name, "an array", JsonValueKind.Array) is not { } list)
        {
            yield break;
        }
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var path = $"{At(name)}[{index++}]";
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return new(item, path, Notes);
            }
            else
            {
                Notes.Invalid(path, $"'{path}' must be an object.");
            }
        }
    }

    public void Missing(string name) => Notes.Invalid(At(name), $"Missing required parameter: '{At(name)}'.");

    private JsonElement? Find(string name, string wanted, JsonValueKind kind, JsonValueKind other = default)
    {
        if (Find(name) is not { } found)
        {
            return null;
        }
        if (found.ValueKind == kind || (other != default && found.ValueKind == other))
        {
            return found;
        }
        Notes.Invalid(At(name), $"'{At(name)}' must be {wanted}.");
        return null;
    }
}
