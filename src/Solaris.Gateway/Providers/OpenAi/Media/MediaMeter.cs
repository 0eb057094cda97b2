using System.Text.Json;

namespace Solaris.Providers.OpenAi.Media;

/// <summary>
/// Meters answers of pictures and sound: tokens (<c>input_tokens</c> … of the newer models, <c>prompt_tokens</c> … of Mistral), seconds
/// (<c>{"type":"duration"}</c> of Whisper), or pieces. An answer that is no JSON (speech, subtitles) says nothing of its usage.
/// </summary>
internal sealed class MediaMeter(bool free) : AnswerMeter
{
    private MediaUsage? _usage = free ? new MediaUsage() : null;
    private long _pictures;

    public override MeteredUsage? Usage =>
        _usage?.Measure(_pictures) ?? (_pictures > 0 ? MediaUsage.Pieces(_pictures) : null);

    public override long OutputSoFar => Usage?.Tokens.OutputTotal ?? Text.Estimate;

    public override ChunkKind Read(ReadOnlySpan<byte> data)
    {
        UsageIsLast = false;
        data = data.Trim(" \t"u8);
        if (data.SequenceEqual("[DONE]"u8))
        {
            return ChunkKind.Done;
        }
        try
        {
            return ReadObject(data) ? ChunkKind.Error : ChunkKind.Content;
        }
        catch (JsonException)
        {
            return ChunkKind.Garbage;
        }
    }

    public override AnswerKind ReadWhole(ReadOnlySpan<byte> body)
    {
        if (!body.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            return AnswerKind.Answer; // Sound, subtitles, plain text.
        }
        try
        {
            return ReadObject(body) ? AnswerKind.Error : AnswerKind.Answer;
        }
        catch (JsonException)
        {
            return AnswerKind.Garbage;
        }
    }

    /// <summary>True when the object is an error.</summary>
    private bool ReadObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }
        var failed = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            failed |= ReadProperty(ref reader);
        }
        return failed;
    }

    private bool ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.Is("usage"u8))
        {
            ReadUsage(ref reader);
        }
        else if (reader.Is("data"u8))
        {
            reader.Read();
            _pictures = CountItems(ref reader);
        }
        else if (reader.Is("type"u8))
        {
            reader.Read();
            return ReadType(ref reader);
        }
        else if (reader.Is("error"u8))
        {
            reader.Read();
            var failed = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String;
            reader.Skip();
            return failed;
        }
        else
        {
            reader.Skip();
        }
        return false;
    }

    /// <summary>A stream's events end with <c>….done</c> or <c>….completed</c>; <c>error</c> is one of them.</summary>
    private bool ReadType(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            Finished |= reader.ValueSpan.EndsWith(".done"u8) || reader.ValueSpan.EndsWith(".completed"u8);
            return reader.Is("error"u8);
        }
        reader.Skip();
        return false;
    }

    private void ReadUsage(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        _usage = MediaUsage.Read(ref reader);
        UsageIsLast = true;
    }

    private static long CountItems(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return 0;
        }
        long count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count++;
            reader.Skip();
        }
        return count;
    }
}
