using System.Text.Json;

namespace Solaris.Providers.OpenAi;

/// <summary>Reads a <c>choices</c> array: what it says, whether it ends, and usage that some vendors put inside.</summary>
internal ref struct ChoicesReader(OutputText? text)
{
    public int Count { get; private set; }

    /// <summary>True when a choice has a finish reason.</summary>
    public bool Finished { get; private set; }

    public ReportedUsage Usage { get; private set; }

    /// <summary>Starts on the property name and ends on the array's last bracket.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Count++;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadChoice(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadChoice(ref Utf8JsonReader reader)
    {
        var hasDelta = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("delta"u8))
            {
                hasDelta = true;
                ReadText(ref reader);
            }
            else if (reader.Is("text"u8) || (!hasDelta && reader.Is("message"u8)))
            {
                ReadText(ref reader);
            }
            else if (reader.Is("finish_reason"u8))
            {
                reader.Read();
                Finished |= reader.TokenType == JsonTokenType.String;
                reader.Skip();
            }
            else if (reader.Is("usage"u8) && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                Usage = UsageReader.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private readonly void ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (text is not null)
        {
            OutputReader.Read(ref reader, text);
        }
        else
        {
            reader.Skip();
        }
    }
}
