using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>A text of a message, or a refusal in its place.</summary>
/// <param name="index">Its place in the message.</param>
internal sealed class MessagePart(int index, bool isRefusal)
{
    private readonly StringBuilder _text = new();
    private readonly List<Citation> _citations = [];
    private readonly List<JsonElement> _probabilities = [];
    private int _lastStart;

    public int Index => index;

    public bool IsRefusal => isRefusal;

    public string Text => _text.ToString();

    /// <summary>How many sources it has so far.</summary>
    public int Citations => _citations.Count;

    public void Append(string delta)
    {
        _lastStart = _text.Length;
        _text.Append(delta);
    }

    /// <summary>Where a provider does not say what a source belongs to, it is what was written last.</summary>
    public Citation Cite(Citation citation)
    {
        var placed = citation with { Start = citation.Start ?? _lastStart, End = citation.End ?? _text.Length };
        _citations.Add(placed);
        return placed;
    }

    /// <summary>Takes OpenAI's chat form, <c>{"content":[…]}</c>.</summary>
    public void Add(JsonElement logprobs)
    {
        if (
            logprobs.ValueKind == JsonValueKind.Object
            && logprobs.TryGetProperty("content", out var tokens)
            && tokens.ValueKind == JsonValueKind.Array
        )
        {
            _probabilities.AddRange(tokens.EnumerateArray());
        }
    }

    /// <param name="empty">True for the part as it looked when it began.</param>
    public void Write(Utf8JsonWriter json, bool empty)
    {
        json.WriteStartObject();
        if (isRefusal)
        {
            json.WriteString("type"u8, "refusal"u8);
            json.WriteString("refusal"u8, empty ? "" : Text);
        }
        else
        {
            json.WriteString("type"u8, "output_text"u8);
            json.WriteStartArray("annotations"u8);
            WriteCitations(json, empty);
            json.WriteEndArray();
            WriteProbabilities(json, empty);
            json.WriteString("text"u8, empty ? "" : Text);
        }
        json.WriteEndObject();
    }

    public void WriteProbabilities(Utf8JsonWriter json, bool empty)
    {
        json.WriteStartArray("logprobs"u8);
        foreach (var token in _probabilities)
        {
            if (!empty)
            {
                RequestEcho.WriteRaw(json, token);
            }
        }
        json.WriteEndArray();
    }

    public static void WriteCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "url_citation"u8);
        json.WriteNumber("start_index"u8, citation.Start ?? 0);
        json.WriteNumber("end_index"u8, citation.End ?? 0);
        json.WriteString("title"u8, citation.Title ?? "");
        json.WriteString("url"u8, citation.Address);
        json.WriteEndObject();
    }

    private void WriteCitations(Utf8JsonWriter json, bool empty)
    {
        foreach (var citation in _citations)
        {
            if (!empty)
            {
                WriteCitation(json, citation);
            }
        }
    }
}
