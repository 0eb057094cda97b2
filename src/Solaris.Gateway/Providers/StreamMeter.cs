using System.Text.Json;

namespace Solaris.Providers;

/// <summary>Reads each chunk of a streamed answer once: usage, text, end and errors. The last usage counts, whatever place it is in.</summary>
internal sealed class StreamMeter : IDisposable
{
    /// <summary>The last usage that said something.</summary>
    public ReportedUsage? Usage { get; private set; }

    /// <summary>True when the chunk that was read last brought the usage.</summary>
    public bool UsageIsLast { get; private set; }

    /// <summary>True when a choice has ended.</summary>
    public bool Finished { get; private set; }

    /// <summary>True after <c>[DONE]</c>.</summary>
    public bool Done { get; private set; }

    public OutputText Text { get; } = new();

    /// <summary>Output tokens so far: the provider's interim number, or a guess.</summary>
    public long OutputSoFar => UsageIsLast ? Usage?.Completion ?? 0 : Math.Max(Usage?.Completion ?? 0, Text.Estimate);

    public ChunkKind Read(ReadOnlySpan<byte> data)
    {
        data = data.Trim(" \t"u8);
        if (data.SequenceEqual("[DONE]"u8))
        {
            Done = true;
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

    public void Dispose() => Text.Dispose();

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
            if (reader.ValueTextEquals("choices"u8))
            {
                emptyChoices = ReadChoices(ref reader) == 0;
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                ReadUsage(ref reader);
            }
            else if (reader.ValueTextEquals("x_groq"u8))
            {
                ReadGroq(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
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
            if (reader.ValueTextEquals("usage"u8))
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
            Usage = usage;
            UsageIsLast = true;
        }
    }
}
