using System.Text.Json;

namespace Solaris.Providers.OpenAi;

/// <summary>Meters answers of OpenAI's chat, completions and embeddings. The last usage counts, whatever place it is in.</summary>
internal sealed class ChatMeter(UsageRule rule) : AnswerMeter
{
    private ReportedUsage? _reported;

    public override MeteredUsage? Usage => _reported is { } reported ? UsageMeter.Measure(reported, rule) : null;

    public override long OutputSoFar =>
        UsageIsLast ? _reported?.Completion ?? 0 : Math.Max(_reported?.Completion ?? 0, Text.Estimate);

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
            return ReadJson(data);
        }
        catch (JsonException)
        {
            return ChunkKind.Garbage;
        }
    }

    public override AnswerKind ReadWhole(ReadOnlySpan<byte> body)
    {
        if (AnswerReader.Read(body) is not { } facts)
        {
            return AnswerKind.Garbage;
        }
        Keep(facts.Usage);
        if (_reported is null && !facts.Failed)
        {
            AnswerReader.CollectText(body, Text);
        }
        return facts.Failed ? AnswerKind.Error : AnswerKind.Answer;
    }

    private ChunkKind ReadJson(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return ChunkKind.Garbage;
        }
        var (error, emptyChoices) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("choices"u8))
            {
                emptyChoices = ReadChoices(ref reader) == 0;
            }
            else if (reader.Is("usage"u8))
            {
                ReadUsage(ref reader);
            }
            else if (reader.Is("x_groq"u8))
            {
                ReadGroq(ref reader);
            }
            else if (reader.Is("error"u8))
            {
                reader.Read();
                error |= reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }
        if (error)
        {
            return ChunkKind.Error;
        }
        return UsageIsLast && emptyChoices ? ChunkKind.UsageOnly : ChunkKind.Content;
    }

    private int ReadChoices(ref Utf8JsonReader reader)
    {
        var choices = new ChoicesReader(Text);
        choices.Read(ref reader);
        Finished |= choices.Finished;
        Keep(choices.Usage);
        return choices.Count;
    }

    private void ReadUsage(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            Keep(UsageReader.Read(ref reader));
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadGroq(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("usage"u8))
            {
                ReadUsage(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void Keep(in ReportedUsage usage)
    {
        if (!usage.SaysNothing)
        {
            _reported = usage;
            UsageIsLast = true;
        }
    }
}
