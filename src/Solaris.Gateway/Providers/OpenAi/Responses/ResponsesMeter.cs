using System.Text.Json;

namespace Solaris.Providers.OpenAi.Responses;

/// <summary>
/// Meters answers of the Responses API. Usage comes once, in the event that ends the stream, and always includes cached and reasoning
/// tokens, also at vendors whose chat answers leave them out (xAI).
/// </summary>
internal sealed class ResponsesMeter : AnswerMeter
{
    private ReportedUsage? _reported;
    private string? _tier;
    private long _searches;

    public override MeteredUsage? Usage =>
        _reported is { } reported
            ? new MeteredUsage(UsageMeter.Measure(reported, UsageRule.OpenAiInclusive))
            {
                ServiceTier = _tier,
                WebSearches = _searches,
            }
            : null;

    public override long OutputSoFar => _reported?.Completion ?? Text.Estimate;

    public override ChunkKind Read(ReadOnlySpan<byte> data)
    {
        data = data.Trim(" \t"u8);
        if (data.SequenceEqual("[DONE]"u8))
        {
            return ChunkKind.Done;
        }
        UsageIsLast = false;
        try
        {
            var found = new ResponseEvent(data);
            if (!found.TryRead())
            {
                return ChunkKind.Garbage;
            }
            LastEvent = found.Number ?? LastEvent;
            AnswerId ??= found.ReadId();
            return Read(found);
        }
        catch (JsonException)
        {
            return ChunkKind.Garbage;
        }
    }

    public override AnswerKind ReadWhole(ReadOnlySpan<byte> body)
    {
        try
        {
            if (ReadObject(body, text: null) is not { } facts)
            {
                return AnswerKind.Garbage;
            }
            Keep(facts);
            if (_reported is null && !facts.Failed)
            {
                ReadObject(body, Text);
            }
            return facts.Failed ? AnswerKind.Error : AnswerKind.Answer;
        }
        catch (JsonException)
        {
            return AnswerKind.Garbage;
        }
    }

    private static ResponseFacts? ReadObject(ReadOnlySpan<byte> body, OutputText? text)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }
        var facts = new ResponseFacts(text);
        facts.Read(ref reader);
        reader.Read(); // Throws when anything follows the object.
        return facts;
    }

    private ChunkKind Read(scoped in ResponseEvent found)
    {
        switch (found.Kind)
        {
            case ResponseEventKind.Error:
                return ChunkKind.Error;
            case ResponseEventKind.Delta:
                found.CollectText(Text);
                return ChunkKind.Content;
            case ResponseEventKind.ItemAdded:
                found.ReadItem(Text);
                return ChunkKind.Content;
            case ResponseEventKind.ItemDone:
                _searches += found.ReadItem(text: null) ? 1 : 0;
                return ChunkKind.Content;
            case ResponseEventKind.Completed or ResponseEventKind.Failed:
                return ReadEnd(found);
            default:
                return ChunkKind.Content;
        }
    }

    private ChunkKind ReadEnd(scoped in ResponseEvent found)
    {
        Finished = true;
        var facts = found.ReadResponse();
        Keep(facts);
        return found.Kind == ResponseEventKind.Failed || facts.Failed ? ChunkKind.Error : ChunkKind.Done;
    }

    private void Keep(in ResponseFacts facts)
    {
        _tier = facts.Tier;
        _searches = Math.Max(_searches, facts.Searches);
        if (!facts.Usage.SaysNothing)
        {
            _reported = facts.Usage;
            UsageIsLast = true;
        }
    }
}
