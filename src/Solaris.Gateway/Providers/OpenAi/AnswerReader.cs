using System.Text.Json;

namespace Solaris.Providers.OpenAi;

/// <summary>Reads a whole JSON answer once: its usage, and whether it is an error after all.</summary>
internal static class AnswerReader
{
    /// <summary>Null when <paramref name="body"/> is not a JSON object.</summary>
    public static (ReportedUsage Usage, bool Failed)? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return ReadObject(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Collects what the model produced, for answers without usage.</summary>
    public static void CollectText(ReadOnlySpan<byte> body, OutputText text)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("choices"u8))
            {
                new ChoicesReader(text).Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static (ReportedUsage Usage, bool Failed)? ReadObject(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }
        var usage = default(ReportedUsage);
        var failed = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isUsage, isError) = (reader.Is("usage"u8), reader.Is("error"u8));
            reader.Read();
            failed |= isError && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String;
            if (isUsage && reader.TokenType == JsonTokenType.StartObject)
            {
                usage = UsageReader.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        reader.Read(); // Throws when anything follows the object.
        return (usage, failed);
    }
}
