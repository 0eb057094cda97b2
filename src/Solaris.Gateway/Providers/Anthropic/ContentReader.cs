using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>Collects what a model wrote from a block or a delta: text, thoughts, and the arguments of calls.</summary>
internal static class ContentReader
{
    /// <summary>Starts on the value, a block or an array of blocks, and ends on its last token.</summary>
    public static void Read(ref Utf8JsonReader reader, OutputText text)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                ReadBlock(ref reader, text);
            }
        }
        else
        {
            ReadBlock(ref reader, text);
        }
    }

    private static void ReadBlock(ref Utf8JsonReader reader, OutputText text)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadProperty(ref reader, text);
        }
    }

    /// <summary>The results of the provider's own tools are input, not output: their <c>content</c> is skipped.</summary>
    public static void ReadProperty(ref Utf8JsonReader reader, OutputText text)
    {
        var input = reader.Is("input"u8);
        var written = IsOutput(ref reader);
        reader.Read();
        if (written && reader.TokenType == JsonTokenType.String)
        {
            text.Add(ref reader);
        }
        else if (input && reader.TokenType == JsonTokenType.StartObject)
        {
            ReadArguments(ref reader, text);
        }
        else
        {
            reader.Skip();
        }
    }

    private static bool IsOutput(ref Utf8JsonReader reader) =>
        reader.Is("text"u8) || reader.Is("thinking"u8) || reader.Is("partial_json"u8) || reader.Is("name"u8);

    private static void ReadArguments(ref Utf8JsonReader reader, OutputText text)
    {
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String or JsonTokenType.Number)
            {
                text.Add(ref reader);
            }
        }
    }
}
