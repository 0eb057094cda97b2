using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>Reads one chunk of an answer, or a whole one: they have the same form.</summary>
/// <param name="text">Collects what the model produced; null when nobody needs it.</param>
internal ref struct GeminiChunk(OutputText? text)
{
    public GeminiUsage Usage { get; private set; }

    public bool HasUsage { get; private set; }

    /// <summary>True when a candidate has a finish reason, or the prompt was blocked.</summary>
    public bool Finished { get; private set; }

    /// <summary>True for <c>promptFeedback.blockReason</c>: there are no candidates, and nothing is billed that is not counted.</summary>
    public bool Blocked { get; private set; }

    public bool Failed { get; private set; }

    /// <summary>Searches of the grounding, as often as this chunk names them.</summary>
    public int Searches { get; private set; }

    /// <summary>True for models that bill each search; older ones bill the grounded answer once.</summary>
    public bool BillsEachSearch { get; private set; }

    /// <summary>Starts on the object's brace and ends on its last one.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("candidates"u8))
            {
                ReadCandidates(ref reader);
            }
            else if (reader.Is("usageMetadata"u8))
            {
                ReadUsage(ref reader);
            }
            else if (reader.Is("promptFeedback"u8))
            {
                ReadFeedback(ref reader);
            }
            else if (reader.Is("modelVersion"u8))
            {
                reader.Read();
                BillsEachSearch = reader.TokenType == JsonTokenType.String && IsThirdGeneration(ref reader);
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

    private static bool IsThirdGeneration(ref Utf8JsonReader reader) =>
        reader.ValueSpan.StartsWith("gemini-"u8)
        && !reader.ValueSpan.StartsWith("gemini-1"u8)
        && !reader.ValueSpan.StartsWith("gemini-2"u8);

    private void ReadUsage(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        var usage = GeminiUsageReader.Read(ref reader);
        if (!usage.SaysNothing)
        {
            (Usage, HasUsage) = (usage, true);
        }
    }

    private void ReadFeedback(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isReason = reader.Is("blockReason"u8);
            reader.Read();
            Blocked |= isReason && reader.TokenType == JsonTokenType.String;
            reader.Skip();
        }
        Finished |= Blocked;
    }

    private void ReadCandidates(ref Utf8JsonReader reader)
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
                ReadCandidate(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadCandidate(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("finishReason"u8))
            {
                reader.Read();
                Finished |= reader.TokenType == JsonTokenType.String;
                reader.Skip();
            }
            else if (text is not null && reader.Is("content"u8))
            {
                reader.Read();
                GeminiOutput.Read(ref reader, text);
            }
            else if (reader.Is("groundingMetadata"u8))
            {
                Searches += CountSearches(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static int CountSearches(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return 0;
        }
        var searches = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isQueries = reader.Is("webSearchQueries"u8);
            reader.Read();
            if (isQueries && reader.TokenType == JsonTokenType.StartArray)
            {
                searches = CountStrings(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        return searches;
    }

    private static int CountStrings(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count += reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0 ? 1 : 0;
            reader.Skip();
        }
        return count;
    }
}
