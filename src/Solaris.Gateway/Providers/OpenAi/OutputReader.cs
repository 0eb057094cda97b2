using System.Text.Json;

namespace Solaris.Providers.OpenAi;

/// <summary>Collects what a model produced from a <c>delta</c>, a <c>message</c> or a completion's <c>text</c>: all that is billed as output.</summary>
internal static class OutputReader
{
    /// <summary>Starts on the value and ends on its last token.</summary>
    public static void Read(ref Utf8JsonReader reader, OutputText text)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            text.Add(ref reader);
            return;
        }
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        var depth = reader.CurrentDepth;
        var reasoned = false;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(ref reader, text, ref reasoned);
            }
        }
    }

    private static void ReadProperty(ref Utf8JsonReader reader, OutputText text, ref bool reasoned)
    {
        var reasoning = reader.Is("reasoning_content"u8) || reader.Is("reasoning"u8);
        if (IsOutput(ref reader) || (reasoning && !reasoned))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                reasoned |= reasoning; // Some vendors send the same reasoning under both names.
                text.Add(ref reader);
            }
        }
        else if (reasoning || IsCopy(ref reader))
        {
            reader.Skip();
        }
    }

    private static bool IsOutput(ref Utf8JsonReader reader) =>
        reader.Is("content"u8)
        || reader.Is("arguments"u8)
        || reader.Is("name"u8)
        || reader.Is("refusal"u8)
        || reader.Is("text"u8)
        || reader.Is("transcript"u8);

    /// <summary>Fields that repeat the text, or quote sources.</summary>
    private static bool IsCopy(ref Utf8JsonReader reader) =>
        reader.Is("reasoning_details"u8) || reader.Is("annotations"u8);
}
