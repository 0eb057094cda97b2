using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Reads chat completions, streamed or whole, with all that vendors of the dialect add and leave out.</summary>
internal sealed class ChatTranslator(Prompt prompt) : AnswerTranslator
{
    /// <summary>No request may ask for more (OpenAI's bound of <c>n</c>).</summary>
    private const int MostChoices = 128;

    private readonly Dictionary<int, TranslatedChoice> _choices = [];
    private readonly FunctionNames _names = new(prompt);
    private bool _cited;

    public override void ReadEvent(ReadOnlySpan<byte> data, AnswerWriter writer)
    {
        if (!data.SequenceEqual("[DONE]"u8))
        {
            Read(data, writer);
        }
    }

    public override void ReadWhole(ReadOnlySpan<byte> body, AnswerWriter writer) => Read(body, writer);

    private void Read(ReadOnlySpan<byte> data, AnswerWriter writer)
    {
        var reader = new Utf8JsonReader(data);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        var position = 0;
        foreach (var element in root.Field("choices").Elements())
        {
            var index = element.Count("index") ?? position;
            position++;
            if (index is >= 0 and < MostChoices)
            {
                ReadChoice(element, index, root, writer);
            }
        }
    }

    private void ReadChoice(JsonElement element, int index, JsonElement root, AnswerWriter writer)
    {
        if (!_choices.TryGetValue(index, out var choice))
        {
            _choices[index] = choice = new(prompt, _names);
        }
        writer.Choice(index);
        var delta = element.Field("delta");
        choice.Read(delta.ValueKind == JsonValueKind.Object ? delta : element.Field("message"), writer);
        if (element.Text("text") is { Length: > 0 } text)
        {
            writer.Text(text);
        }
        if (element.Field("logprobs") is { ValueKind: JsonValueKind.Object } logprobs)
        {
            writer.LogProbabilities(logprobs.Clone());
        }
        if (element.Text("finish_reason") is { Length: > 0 } reason && !choice.Ended)
        {
            ReadSources(root, writer);
            choice.End(element, reason, writer);
        }
    }

    /// <summary>Perplexity's sources, which it repeats beside every chunk.</summary>
    private void ReadSources(JsonElement root, AnswerWriter writer)
    {
        if (_cited)
        {
            return;
        }
        _cited = true;
        var found = false;
        foreach (var source in root.Field("search_results").Elements())
        {
            if (source.Text("url") is { } address)
            {
                found = true;
                writer.Citation(new(address, Document: null) { Title = source.Text("title") });
            }
        }
        foreach (var source in root.Field("citations").Elements())
        {
            if (!found && source.Text() is { } address)
            {
                writer.Citation(new(address, Document: null));
            }
        }
    }
}
