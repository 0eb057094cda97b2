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
            if (reader.ValueTextEquals("usage"u8))
            {
                ReadUsage(ref reader);
            }
            else if (reader.ValueTextEquals("service_tier"u8))
            {
                ReadTier(ref reader);
            }
            else if (reader.ValueTextEquals("output"u8))
            {
                ReadOutput(ref reader);
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                reader.Read();
                Failed |= reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("failed"u8);
                reader.Skip();
            }
            else if (reader.ValueTextEquals("error"u8))
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
            && !reader.ValueTextEquals("auto"u8)
            && !reader.ValueTextEquals("default"u8);
        Tier = named ? reader.GetString() : null;
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
