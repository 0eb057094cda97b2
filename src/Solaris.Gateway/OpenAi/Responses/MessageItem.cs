using System.Text.Json;

namespace Solaris.OpenAi.Responses;

/// <summary>What the model said to the user.</summary>
internal sealed class MessageItem(string id, int index) : OutputItem(id, index)
{
    private readonly List<MessagePart> _parts = [];

    /// <summary>The part that is being written; null before the first.</summary>
    public MessagePart? Last => _parts.Count == 0 ? null : _parts[^1];

    public MessagePart Add(bool isRefusal)
    {
        var part = new MessagePart(_parts.Count, isRefusal);
        _parts.Add(part);
        return part;
    }

    protected override void WriteFields(Utf8JsonWriter json, bool begun)
    {
        json.WriteString("type"u8, "message"u8);
        json.WriteString("status"u8, Status);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteStartArray("content"u8);
        foreach (var part in _parts)
        {
            part.Write(json, begun);
        }
        json.WriteEndArray();
    }
}
