using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>Collects what a model produced from a candidate's <c>content</c>: text, thoughts, code, and the calls of functions.</summary>
internal static class GeminiOutput
{
    /// <summary>Starts on the value and ends on its last token.</summary>
    public static void Read(ref Utf8JsonReader reader, OutputText text)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(ref reader, text);
            }
        }
    }

    private static void ReadProperty(ref Utf8JsonReader reader, OutputText text)
    {
        if (reader.Is("functionCall"u8))
        {
            reader.Read();
            ReadStrings(ref reader, text);
        }
        else if (reader.Is("text"u8) || reader.Is("code"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                text.Add(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        else if (!reader.Is("parts"u8) && !reader.Is("executableCode"u8))
        {
            reader.Skip(); // Signatures, media, results of tools: none is text the model wrote.
        }
    }

    /// <summary>The name and all the arguments of a call.</summary>
    private static void ReadStrings(ref Utf8JsonReader reader, OutputText text)
    {
        var depth = reader.CurrentDepth;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                text.Add(ref reader);
            }
        }
    }
}
