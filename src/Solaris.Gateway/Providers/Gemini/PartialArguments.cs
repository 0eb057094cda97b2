using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.Providers.Gemini;

/// <summary>
/// Builds the arguments of a call from pieces such as <c>{"jsonPath": "$.city", "stringValue": "Be", "willContinue": true}</c>. They are
/// given on whole: text in the middle of an object cannot be written before it is known what stands around it.
/// </summary>
internal sealed class PartialArguments
{
    private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _root = [];
    private readonly StringBuilder _text = new();
    private string? _textPath;

    public void Add(JsonElement piece)
    {
        if (piece.Text("jsonPath") is not { } path)
        {
            return;
        }
        if (piece.Get("stringValue") is { ValueKind: JsonValueKind.String } text)
        {
            Append(path, text.GetString() ?? "", piece.Flag("willContinue"));
            return;
        }
        EndText();
        if (piece.Get("numberValue") is { ValueKind: JsonValueKind.Number } number)
        {
            Set(path, JsonValue.Create(number.Clone()));
        }
        else if (piece.Get("boolValue") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag)
        {
            Set(path, JsonValue.Create(flag.GetBoolean()));
        }
        else if (piece.Get("nullValue") is not null)
        {
            Set(path, value: null);
        }
    }

    /// <summary>The arguments as JSON; null when there are none.</summary>
    public string? Complete()
    {
        EndText();
        return _root.Count == 0 ? null : _root.ToJsonString(Raw);
    }

    private void Append(string path, string text, bool willContinue)
    {
        if (_textPath != path)
        {
            EndText();
        }
        _textPath = path;
        _text.Append(text);
        if (!willContinue)
        {
            EndText();
        }
    }

    private void EndText()
    {
        if (_textPath is { } path)
        {
            Set(path, JsonValue.Create(_text.ToString()));
            _text.Clear();
            _textPath = null;
        }
    }

    private void Set(string path, JsonNode? value)
    {
        var steps = ArgumentPath.Parse(path);
        JsonNode at = _root;
        for (var i = 0; i < steps.Count; i++)
        {
            if (i == steps.Count - 1)
            {
                Put(at, steps[i], value);
            }
            else if (Child(at, steps[i], steps[i + 1].Index is not null) is { } child)
            {
                at = child;
            }
            else
            {
                return; // A value stands where a container would have to.
            }
        }
    }

    private static JsonNode? Child(JsonNode at, ArgumentStep step, bool isArray)
    {
        var known = at switch
        {
            JsonObject parent when step.Name is not null => parent[step.Name],
            JsonArray list when step.Index is { } index && index < list.Count => list[index],
            _ => null,
        };
        if (known is null)
        {
            known = isArray ? new JsonArray() : new JsonObject();
            return Put(at, step, known) ? known : null;
        }
        return known is JsonObject or JsonArray ? known : null;
    }

    /// <summary>Items come in their order: a number beyond the end means the next one, not a thousand empty ones.</summary>
    private static bool Put(JsonNode at, ArgumentStep step, JsonNode? value)
    {
        switch (at)
        {
            case JsonObject parent when step.Name is not null:
                parent[step.Name] = value;
                return true;
            case JsonArray list when step.Index is { } index && index < list.Count:
                list[index] = value;
                return true;
            case JsonArray list when step.Index is not null:
                list.Add(value);
                return true;
            default:
                return false;
        }
    }
}
