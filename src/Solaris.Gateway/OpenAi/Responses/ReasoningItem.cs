using System.Text;
using System.Text.Json;

namespace Solaris.OpenAi.Responses;

/// <summary>What the model thought. The client sees it as a summary when it asked for one; the provider gets it back in any case.</summary>
internal sealed class ReasoningItem(string id, int index, bool shown) : OutputItem(id, index)
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    /// <summary>True when the client sees a summary, and it has begun.</summary>
    public bool HasSummary => shown && _text.Length > 0;

    public bool IsShown => shown;

    public string? Signature { get; set; }

    /// <summary>Thoughts that only the provider can read.</summary>
    public string? Sealed { get; init; }

    /// <summary>The tool call that <see cref="Signature"/> belongs to; null when it proves these thoughts.</summary>
    public string? CallId { get; init; }

    public void Append(string delta) => _text.Append(delta);

    public static void WriteSummary(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "summary_text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    protected override void WriteFields(Utf8JsonWriter json, bool begun)
    {
        json.WriteString("type"u8, "reasoning"u8);
        json.WriteStartArray("summary"u8);
        if (HasSummary && !begun)
        {
            WriteSummary(json, Text);
        }
        json.WriteEndArray();
        if (!begun)
        {
            json.WriteString("encrypted_content"u8, Pack());
        }
    }

    private string Pack() => new SealedReasoning(_text.Length == 0 ? null : Text, Signature, Sealed, CallId).Pack();
}
