using System.Text.Json;

namespace Solaris.Providers.OpenAi;

/// <summary>Reads a <c>usage</c> object of the OpenAI dialect, with the fields that vendors add.</summary>
internal static class UsageReader
{
    /// <summary>No call has more: a number beyond is a provider's fault, and reading it would overflow sums.</summary>
    private const long MostTokens = 1_000_000_000_000;

    /// <summary>Starts on the object's brace and ends on its last one.</summary>
    public static ReportedUsage Read(ref Utf8JsonReader reader)
    {
        var usage = default(ReportedUsage);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("prompt_tokens"u8))
            {
                usage.Prompt = Count(ref reader);
            }
            else if (reader.Is("completion_tokens"u8))
            {
                usage.Completion = Count(ref reader);
            }
            else if (reader.Is("total_tokens"u8))
            {
                usage.Total = Count(ref reader);
            }
            else if (reader.Is("prompt_tokens_details"u8))
            {
                ReadInput(ref reader, ref usage);
            }
            else if (reader.Is("completion_tokens_details"u8))
            {
                ReadOutput(ref reader, ref usage);
            }
            else if (reader.Is("prompt_cache_hit_tokens"u8))
            {
                usage.CacheHit = Count(ref reader);
            }
            else if (reader.Is("prompt_cache_miss_tokens"u8))
            {
                usage.CacheMiss = Count(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        return usage;
    }

    /// <summary>The same in the words of the Responses API.</summary>
    public static ReportedUsage ReadResponses(ref Utf8JsonReader reader)
    {
        var usage = default(ReportedUsage);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("input_tokens"u8))
            {
                usage.Prompt = Count(ref reader);
            }
            else if (reader.Is("output_tokens"u8))
            {
                usage.Completion = Count(ref reader);
            }
            else if (reader.Is("total_tokens"u8))
            {
                usage.Total = Count(ref reader);
            }
            else if (reader.Is("input_tokens_details"u8))
            {
                ReadInput(ref reader, ref usage);
            }
            else if (reader.Is("output_tokens_details"u8))
            {
                ReadOutput(ref reader, ref usage);
            }
            else
            {
                reader.Skip();
            }
        }
        return usage;
    }

    private static void ReadInput(ref Utf8JsonReader reader, ref ReportedUsage usage)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("cached_tokens"u8))
            {
                usage.Cached = Count(ref reader);
            }
            else if (reader.Is("cache_write_tokens"u8))
            {
                usage.CacheWritten = Count(ref reader);
            }
            else if (reader.Is("audio_tokens"u8))
            {
                usage.AudioInput = Count(ref reader);
            }
            else if (reader.Is("image_tokens"u8))
            {
                usage.ImageInput = Count(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadOutput(ref Utf8JsonReader reader, ref ReportedUsage usage)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("reasoning_tokens"u8))
            {
                usage.Reasoning = Count(ref reader);
            }
            else if (reader.Is("audio_tokens"u8))
            {
                usage.AudioOutput = Count(ref reader);
            }
            else if (reader.Is("image_tokens"u8))
            {
                usage.ImageOutput = Count(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
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
