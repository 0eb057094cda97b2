using System.Text.Json;

namespace Solaris.Providers.OpenAi.Media;

/// <summary>A <c>usage</c> object of pictures or sound, as it came.</summary>
internal record struct MediaUsage
{
    private const long MostTokens = 1_000_000_000_000;

    private long _input;
    private long _output;
    private long _total;
    private long _images;
    private long _audio;
    private long _outputImages;
    private decimal _seconds;

    /// <summary>Mistral counts audio beside the prompt; its total tells.</summary>
    private bool _isPrompt;

    /// <summary>Starts on the object's brace and ends on its last one.</summary>
    public static MediaUsage Read(ref Utf8JsonReader reader)
    {
        var usage = default(MediaUsage);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            usage.ReadProperty(ref reader);
        }
        return usage;
    }

    /// <summary>An answer that only tells how many pictures it has.</summary>
    public static MeteredUsage Pieces(long pictures) => new(TokenUsage.None) { Images = pictures };

    public readonly MeteredUsage Measure(long pictures)
    {
        var beside = _isPrompt && _total >= _input + _audio + _output ? _audio : 0;
        var input = _input + beside;
        return new(
            new TokenUsage(
                input,
                0,
                0,
                0,
                _output,
                AudioInput: Math.Min(_audio, input),
                ImageInput: Math.Min(_images, input),
                ImageOutput: Math.Min(_outputImages, _output)
            )
        )
        {
            Images = pictures,
            AudioMilliseconds = (long)Math.Ceiling(_seconds * 1_000m),
        };
    }

    private void ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.Is("input_tokens"u8))
        {
            _input = Count(ref reader);
        }
        else if (reader.Is("prompt_tokens"u8))
        {
            _isPrompt = true;
            _input = Count(ref reader);
        }
        else if (reader.Is("output_tokens"u8) || reader.Is("completion_tokens"u8))
        {
            _output = Count(ref reader);
        }
        else if (reader.Is("total_tokens"u8))
        {
            _total = Count(ref reader);
        }
        else if (reader.Is("seconds"u8) || reader.Is("prompt_audio_seconds"u8))
        {
            ReadSeconds(ref reader);
        }
        else if (IsInputDetails(ref reader))
        {
            (_images, _audio) = Details(ref reader);
        }
        else if (reader.Is("output_tokens_details"u8) || reader.Is("completion_tokens_details"u8))
        {
            (_outputImages, _) = Details(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary>Transcriptions spell it without the plural.</summary>
    private static bool IsInputDetails(ref Utf8JsonReader reader) =>
        reader.Is("input_tokens_details"u8)
        || reader.Is("input_token_details"u8)
        || reader.Is("prompt_tokens_details"u8);

    private static (long Images, long Audio) Details(ref Utf8JsonReader reader)
    {
        var (images, audio) = (0L, 0L);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return (0, 0);
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("image_tokens"u8))
            {
                images = Count(ref reader);
            }
            else if (reader.Is("audio_tokens"u8))
            {
                audio = Count(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        return (images, audio);
    }

    private void ReadSeconds(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var seconds))
        {
            _seconds = Math.Clamp(seconds, 0m, 1_000_000m);
            return;
        }
        reader.Skip();
    }

    private static long Count(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count))
        {
            return count is >= 0 and <= MostTokens ? count : 0;
        }
        reader.Skip();
        return 0;
    }
}
