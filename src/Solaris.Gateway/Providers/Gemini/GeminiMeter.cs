using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>
/// Meters <c>generateContent</c>. Counts on chunks are cumulative, but start anew with each round of built-in tools, and only the last
/// chunk has the grand total: so the last counts replace all before them, whole.
/// </summary>
internal sealed class GeminiMeter : AnswerMeter
{
    private GeminiUsage? _reported;
    private int _searches;
    private bool _billsEachSearch;

    public override MeteredUsage? Usage =>
        _reported is { } reported
            ? new MeteredUsage(reported.Measure())
            {
                ServiceTier = reported.Tier,
                WebSearches = _billsEachSearch ? _searches : Math.Min(_searches, 1),
            }
            : null;

    public override long OutputSoFar =>
        UsageIsLast && Finished ? _reported?.Output ?? 0 : Math.Max(_reported?.Output ?? 0, Text.Estimate);

    public override ChunkKind Read(ReadOnlySpan<byte> data)
    {
        data = data.Trim(" \t"u8);
        if (data.SequenceEqual("[DONE]"u8))
        {
            return ChunkKind.Done; // Google sends none, proxies do.
        }
        UsageIsLast = false;
        return ReadAll(data, Text) switch
        {
            AnswerKind.Garbage => ChunkKind.Garbage,
            AnswerKind.Error => ChunkKind.Error,
            _ => ChunkKind.Content,
        };
    }

    public override AnswerKind ReadWhole(ReadOnlySpan<byte> body)
    {
        var kind = ReadAll(body, text: null);
        if (kind == AnswerKind.Answer && _reported is null)
        {
            ReadAll(body, Text);
        }
        return kind;
    }

    private AnswerKind ReadAll(ReadOnlySpan<byte> json, OutputText? text)
    {
        try
        {
            return ReadJson(json, text);
        }
        catch (JsonException)
        {
            return AnswerKind.Garbage;
        }
    }

    /// <summary>An object, or the array of them that comes when a stream was not asked for as events.</summary>
    private AnswerKind ReadJson(ReadOnlySpan<byte> json, OutputText? text)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var kind = AnswerKind.Answer;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            kind = ReadChunk(ref reader, text);
        }
        else if (reader.TokenType != JsonTokenType.StartArray)
        {
            return AnswerKind.Garbage;
        }
        else
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    return AnswerKind.Garbage;
                }
                kind = ReadChunk(ref reader, text) == AnswerKind.Error ? AnswerKind.Error : kind;
            }
        }
        reader.Read(); // Throws when anything follows.
        return kind;
    }

    private AnswerKind ReadChunk(ref Utf8JsonReader reader, OutputText? text)
    {
        var chunk = new GeminiChunk(text);
        chunk.Read(ref reader);
        Finished |= chunk.Finished;
        _searches = Math.Max(_searches, chunk.Searches); // Later chunks repeat what earlier ones named.
        _billsEachSearch |= chunk.BillsEachSearch;
        if (chunk.HasUsage)
        {
            (_reported, UsageIsLast) = (chunk.Usage, true);
        }
        else if (chunk.Blocked)
        {
            _reported ??= default(GeminiUsage); // A blocked prompt without counts is not billed.
        }
        return chunk.Failed ? AnswerKind.Error : AnswerKind.Answer;
    }
}
