using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>
/// Where a candidate's text comes from. Grounding is repeated, and grows, from chunk to chunk: the last one is told, at the end.
/// </summary>
internal sealed class GeminiSources
{
    /// <summary>Of longer texts the places are not told.</summary>
    private const int LongestText = 256 * 1024;

    private readonly StringBuilder _text = new();
    private JsonElement? _grounding;
    private JsonElement? _recited;

    public void Follow(string text)
    {
        if (_text.Length <= LongestText)
        {
            _text.Append(text);
        }
    }

    public void Read(JsonElement candidate)
    {
        if (candidate.Get("groundingMetadata") is { } grounding && grounding.Get("groundingChunks") is not null)
        {
            _grounding = grounding.Clone();
        }
        if (candidate.Get("citationMetadata") is { } recited)
        {
            _recited = recited.Clone();
        }
    }

    public void Write(AnswerWriter writer)
    {
        if (_grounding is { } grounding)
        {
            WriteGrounding(grounding, writer);
        }
        if (_recited is { } recited)
        {
            WriteRecited(recited.Items("citationSources"), writer); // AI Studio.
            WriteRecited(recited.Items("citations"), writer); // Vertex.
        }
    }

    private void WriteGrounding(JsonElement grounding, AnswerWriter writer)
    {
        var pages = Pages(grounding);
        var places = _text.Length <= LongestText ? new TextPlaces(_text.ToString()) : null;
        var supported = false;
        foreach (var support in grounding.Items("groundingSupports"))
        {
            var segment = support.Get("segment") ?? default;
            foreach (var number in support.Items("groundingChunkIndices"))
            {
                if (number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var page))
                {
                    continue;
                }
                if (page >= 0 && page < pages.Count)
                {
                    supported = true;
                    writer.Citation(Place(pages[page], segment, places));
                }
            }
        }
        if (!supported)
        {
            pages.ForEach(writer.Citation);
        }
    }

    /// <summary>Google counts in bytes of UTF-8.</summary>
    private static Citation Place(Citation page, JsonElement segment, TextPlaces? places) =>
        page with
        {
            Quote = segment.Text("text"),
            Start = places?.CharacterAt(segment.Number("startIndex") ?? 0),
            End = segment.Number("endIndex") is { } end ? places?.CharacterAt(end) : null,
        };

    private static List<Citation> Pages(JsonElement grounding)
    {
        var pages = new List<Citation>();
        foreach (var chunk in grounding.Items("groundingChunks"))
        {
            var page = chunk.Get("web") ?? chunk.Get("retrievedContext") ?? chunk.Get("maps") ?? default;
            pages.Add(new(page.Text("uri"), Document: null) { Title = page.Text("title") });
        }
        return pages;
    }

    private static void WriteRecited(JsonElement.ArrayEnumerator sources, AnswerWriter writer)
    {
        foreach (var source in sources)
        {
            writer.Citation(new(source.Text("uri"), Document: null) { Title = source.Text("title") });
        }
    }
}
