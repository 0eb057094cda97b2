using System.Text.Json;

namespace Solaris.Providers.OpenAi.Responses;

/// <summary>Reads an output item: what the model produced in it, and whether it is a search that is billed.</summary>
internal static class ResponseItem
{
    /// <summary>Starts on the object's brace and ends on its last one. OpenAI bills searches, not the pages opened after them.</summary>
    public static bool Read(ref Utf8JsonReader reader, OutputText? text)
    {
        var (isCall, opensPage) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("type"u8))
            {
                reader.Read();
                isCall = reader.TokenType == JsonTokenType.String && reader.Is("web_search_call"u8);
                reader.Skip();
            }
            else if (reader.Is("action"u8))
            {
                opensPage = OpensPage(ref reader);
            }
            else if (text is not null && IsOutput(ref reader))
            {
                ReadOutput(ref reader, text);
            }
            else
            {
                reader.Skip();
            }
        }
        return isCall && !opensPage;
    }

    /// <summary>A text, or a list of parts.</summary>
    private static void ReadOutput(ref Utf8JsonReader reader, OutputText text)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            OutputReader.Read(ref reader, text);
            return;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            OutputReader.Read(ref reader, text);
        }
    }

    private static bool OpensPage(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }
        var opens = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var type = reader.Is("type"u8);
            reader.Read();
            opens |= type && reader.TokenType == JsonTokenType.String && !reader.Is("search"u8);
            reader.Skip();
        }
        return opens;
    }

    private static bool IsOutput(ref Utf8JsonReader field) =>
        field.Is("content"u8)
        || field.Is("summary"u8)
        || field.Is("arguments"u8)
        || field.Is("input"u8)
        || field.Is("code"u8)
        || field.Is("name"u8);
}
