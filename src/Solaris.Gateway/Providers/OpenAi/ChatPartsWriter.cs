using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes the <c>content</c> of a message: a string where that is enough, which every vendor reads, or an array of parts.</summary>
internal sealed class ChatPartsWriter(Utf8JsonWriter json, VendorQuirks quirks, TranslationNotes notes)
{
    private readonly ChatMediaWriter _media = new(json, quirks, notes);

    /// <param name="path">The message, for what it says that has no form.</param>
    public void Write(ImmutableArray<Part> parts, string path)
    {
        if (parts.IsEmpty)
        {
            json.WriteString("content"u8, ""u8);
        }
        else if (parts is [TextPart only] && (only.Cache is null || !quirks.TakesCacheControl))
        {
            json.WriteString("content"u8, only.Text);
        }
        else
        {
            json.WriteStartArray("content"u8);
            for (var i = 0; i < parts.Length; i++)
            {
                Write(parts[i], $"{path}.content[{i}]");
            }
            json.WriteEndArray();
        }
    }

    private void Write(Part part, string path)
    {
        switch (part)
        {
            case TextPart text:
                WriteText(text.Text, text.Cache);
                break;
            case RefusalPart refusal:
                WriteText(refusal.Text, refusal.Cache);
                break;
            case DocumentPart { Source.Text: { } content } document: // Few vendors read other files than PDF.
                WriteText(Titled(document, content), document.Cache);
                break;
            case ThinkingPart or ForeignPart:
                break; // Another provider's own.
            default:
                _media.Write(part, path);
                break;
        }
    }

    private void WriteText(string text, CacheLifetime? cache)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        ChatCacheWriter.Write(json, cache, quirks);
        json.WriteEndObject();
    }

    private static string Titled(DocumentPart document, string content)
    {
        var head = document.Name is null ? "" : $"{document.Name}\n\n";
        return document.Context is null ? head + content : $"{document.Context}\n\n{head}{content}";
    }
}
