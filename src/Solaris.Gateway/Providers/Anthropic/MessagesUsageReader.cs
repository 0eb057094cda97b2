using System.Text;
using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>Lays a <c>usage</c> object over what was known before: its values win, null and absent ones do not.</summary>
internal static class MessagesUsageReader
{
    /// <summary>No call has more: a number beyond is a provider's fault, and reading it would overflow sums.</summary>
    private const long MostTokens = 1_000_000_000_000;

    /// <summary>Starts on the object's brace and ends on its last one.</summary>
    public static void Overlay(ref Utf8JsonReader reader, ref MessagesUsage usage)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryCount(ref reader, ref usage) && !TryWord(ref reader, ref usage))
            {
                ReadNested(ref reader, ref usage);
            }
        }
    }

    private static bool TryCount(ref Utf8JsonReader reader, ref MessagesUsage usage)
    {
        if (reader.Is("input_tokens"u8))
        {
            usage.Input = Count(ref reader) ?? usage.Input;
        }
        else if (reader.Is("output_tokens"u8))
        {
            usage.Output = Count(ref reader) ?? usage.Output;
        }
        else if (reader.Is("cache_read_input_tokens"u8))
        {
            usage.CacheRead = Count(ref reader) ?? usage.CacheRead;
        }
        else if (reader.Is("cache_creation_input_tokens"u8))
        {
            usage.CacheWritten = Count(ref reader) ?? usage.CacheWritten;
        }
        else if (reader.Is("ephemeral_5m_input_tokens"u8))
        {
            usage.Written5m = Count(ref reader) ?? usage.Written5m;
        }
        else if (reader.Is("ephemeral_1h_input_tokens"u8))
        {
            usage.Written1h = Count(ref reader) ?? usage.Written1h;
        }
        else if (reader.Is("thinking_tokens"u8))
        {
            usage.Thinking = Count(ref reader) ?? usage.Thinking;
        }
        else if (reader.Is("web_search_requests"u8))
        {
            usage.WebSearches = Count(ref reader) ?? usage.WebSearches;
        }
        else
        {
            return false;
        }
        return true;
    }

    private static bool TryWord(ref Utf8JsonReader reader, ref MessagesUsage usage)
    {
        if (reader.Is("service_tier"u8))
        {
            usage.ServiceTier = Word(ref reader) ?? usage.ServiceTier;
        }
        else if (reader.Is("speed"u8))
        {
            usage.Speed = Word(ref reader) ?? usage.Speed;
        }
        else if (reader.Is("inference_geo"u8))
        {
            usage.Region = Word(ref reader) ?? usage.Region;
        }
        else if (reader.Is("model"u8))
        {
            usage.Model = Word(ref reader) ?? usage.Model;
        }
        else if (reader.Is("type"u8))
        {
            usage.Type = Word(ref reader) ?? usage.Type;
        }
        else
        {
            return false;
        }
        return true;
    }

    /// <summary>The objects below have names of their own, so they are read like the one above.</summary>
    private static void ReadNested(ref Utf8JsonReader reader, ref MessagesUsage usage)
    {
        var iterations = reader.Is("iterations"u8);
        var known =
            reader.Is("cache_creation"u8) || reader.Is("output_tokens_details"u8) || reader.Is("server_tool_use"u8);
        reader.Read();
        if (known && reader.TokenType == JsonTokenType.StartObject)
        {
            Overlay(ref reader, ref usage);
        }
        else if (iterations && reader.TokenType == JsonTokenType.StartArray)
        {
            ReadIterations(ref reader, ref usage);
        }
        else
        {
            reader.Skip();
        }
    }

    private static void ReadIterations(ref Utf8JsonReader reader, ref MessagesUsage usage)
    {
        (usage.Beside, usage.Advice, usage.Adviser) = (TokenUsage.None, TokenUsage.None, null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }
            var iteration = default(MessagesUsage);
            Overlay(ref reader, ref iteration);
            // The totals sum up the messages; a compaction or an advisor's message is billed on top of them.
            if (iteration.Type is not ("message" or "fallback_message"))
            {
                usage.Beside += iteration.Tokens;
                AddAdvice(iteration, ref usage);
            }
        }
    }

    /// <summary>Of several advisers the first one's price is known by its name.</summary>
    private static void AddAdvice(in MessagesUsage iteration, ref MessagesUsage usage)
    {
        if (iteration is { Type: "advisor_message", Model: { } model } && (usage.Adviser ?? model) == model)
        {
            usage.Adviser = model;
            usage.Advice += iteration.Tokens;
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

    /// <summary>A word that bills; the usual ones (<c>standard</c>, <c>global</c>) are none.</summary>
    private static string? Word(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }
        return IsUsual(ref reader) || reader.ValueSpan.Length > 64 || !Ascii.IsValid(reader.ValueSpan)
            ? null
            : reader.TextOrNull();
    }

    private static bool IsUsual(ref Utf8JsonReader reader) =>
        reader.Is("standard"u8) || reader.Is("global"u8) || reader.Is("not_available"u8);
}
