using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>Reads <c>usageMetadata</c>.</summary>
internal static class GeminiUsageReader
{
    /// <summary>No call has more: a number beyond is a fault, and reading it would overflow sums.</summary>
    private const long MostTokens = 1_000_000_000_000;

    /// <summary>Starts on the object's brace and ends on its last one.</summary>
    public static GeminiUsage Read(ref Utf8JsonReader reader)
    {
        var usage = default(GeminiUsage);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadProperty(ref reader, ref usage);
        }
        return usage;
    }

    private static void ReadProperty(ref Utf8JsonReader reader, ref GeminiUsage usage)
    {
        if (reader.Is("promptTokenCount"u8))
        {
            usage.Prompt = Count(ref reader);
        }
        else if (reader.Is("toolUsePromptTokenCount"u8))
        {
            usage.ToolPrompt = Count(ref reader);
        }
        else if (reader.Is("cachedContentTokenCount"u8))
        {
            usage.Cached = Count(ref reader);
        }
        else if (reader.Is("candidatesTokenCount"u8))
        {
            usage.Candidates = Count(ref reader);
        }
        else if (reader.Is("thoughtsTokenCount"u8))
        {
            usage.Thoughts = Count(ref reader);
        }
        else if (reader.Is("promptTokensDetails"u8))
        {
            (usage.AudioInput, usage.ImageInput) = ReadModalities(ref reader);
        }
        else if (reader.Is("candidatesTokensDetails"u8))
        {
            (usage.AudioOutput, usage.ImageOutput) = ReadModalities(ref reader);
        }
        else if (reader.Is("serviceTier"u8) || reader.Is("trafficType"u8))
        {
            usage.Tier = Tier(ref reader) ?? usage.Tier;
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary>Sound and pictures in <c>[{"modality": "AUDIO", "tokenCount": 9}, …]</c>; video and documents have no price of their own.</summary>
    private static (long Audio, long Image) ReadModalities(ref Utf8JsonReader reader)
    {
        var (audio, image) = (0L, 0L);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return default;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadModality(ref reader, ref audio, ref image);
            }
            else
            {
                reader.Skip();
            }
        }
        return (audio, image);
    }

    private static void ReadModality(ref Utf8JsonReader reader, ref long audio, ref long image)
    {
        var (isAudio, isImage, count) = (false, false, 0L);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("tokenCount"u8))
            {
                count = Count(ref reader) ?? 0;
            }
            else if (reader.Is("modality"u8) && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                isAudio = reader.Is("AUDIO"u8);
                isImage = reader.Is("IMAGE"u8);
            }
            else
            {
                reader.Skip();
            }
        }
        audio = isAudio ? count : audio;
        image = isImage ? count : image;
    }

    /// <summary>AI Studio says <c>priority</c>, Vertex <c>ON_DEMAND_PRIORITY</c>.</summary>
    private static string? Tier(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }
        return reader.Is("priority"u8) || reader.Is("ON_DEMAND_PRIORITY"u8) ? "priority"
            : reader.Is("flex"u8) || reader.Is("ON_DEMAND_FLEX"u8) ? "flex"
            : null;
    }

    private static long? Count(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count))
        {
            return count is >= 0 and <= MostTokens ? count : null;
        }
        reader.Skip();
        return null;
    }
}
