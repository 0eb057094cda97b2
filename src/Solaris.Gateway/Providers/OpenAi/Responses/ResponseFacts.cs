using System.Text.Json;

namespace Solaris.Providers.OpenAi.Responses;

/// <summary>What a response object says of its bill and its end.</summary>
/// <param name="text">Collects what the model produced; null when the stream's events brought it already.</param>
internal struct ResponseFacts(OutputText? text)
{
    private const int LongestTier = 32;

    public ReportedUsage Usage { get; private set; }

    /// <summary>Null for the usual tier.</summary>
    public string? Tier { get; private set; }

    public long Searches { get; private set; }

    /// <summary>True when there is an error instead of an answer.</summary>
    public bool Failed { get; private set; }

    /// <summary>Starts on the object's brace and ends on its last one.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("usage"u8))
            {
                ReadUsage(ref reader);
            }
            else if (reader.Is("service_tier"u8))
            {
                ReadTier(ref reader);
            }
            else if (reader.Is("output"u8))
            {
                ReadOutput(ref reader);
            }
            else if (reader.Is("status"u8))
            {
                reader.Read();
                Failed |= reader.TokenType == JsonTokenType.String && reader.Is("failed"u8);
                reader.Skip();
            }
            else if (reader.Is("error"u8))
            {
                reader.Read();
                Failed |= reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadUsage(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            Usage = UsageReader.ReadResponses(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary><c>auto</c> is what was asked, <c>default</c> the usual tier.</summary>
    private void ReadTier(ref Utf8JsonReader reader)
    {
        reader.Read();
        var named =
            reader.TokenType == JsonTokenType.String
            && reader.ValueSpan.Length <= LongestTier
            && !reader.ValueIsEscaped
            && !reader.Is("auto"u8)
            && !reader.Is("default"u8);
        Tier = named ? reader.TextOrNull() : null;
        reader.Skip();
    }

    private void ReadOutput(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Searches += ResponseItem.Read(ref reader, text) ? 1 : 0;
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
