using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Writes the <c>source</c> of pictures and documents.</summary>
internal sealed class MediaWriter(Utf8JsonWriter json, TranslationNotes notes)
{
    private const string Field = "messages.content";

    public void WriteImage(ImagePart image)
    {
        json.WriteString("type"u8, "image"u8);
        if (image.Source.Base64 is not { } data)
        {
            WriteAddress(image.Source);
        }
        else if (ImageKind.Of(data) is { } mediaType)
        {
            WriteSource("base64", mediaType, data);
        }
        else
        {
            notes.Invalid(Field, "The image is no PNG, JPEG, GIF or WebP.");
        }
    }

    public void WriteDocument(DocumentPart document)
    {
        json.WriteString("type"u8, "document"u8);
        WriteDocumentSource(document.Source);
        WriteUnlessEmpty("title"u8, document.Name);
        WriteUnlessEmpty("context"u8, document.Context);
        if (document.Cite)
        {
            json.WriteStartObject("citations"u8);
            json.WriteBoolean("enabled"u8, value: true);
            json.WriteEndObject();
        }
    }

    private void WriteDocumentSource(MediaSource source)
    {
        const string PlainText = "text/plain";
        if (source.Text is { } text)
        {
            WriteSource("text", PlainText, text);
        }
        else if (source.Base64 is not { } data)
        {
            WriteAddress(source);
        }
        else if (IsPdf(source.MediaType, data))
        {
            WriteSource("base64", "application/pdf", data);
        }
        else if (source.MediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true)
        {
            WriteSource("text", PlainText, Decode(data));
        }
        else
        {
            notes.Unsupported(Field, "Claude reads PDF and plain text, no other files.");
        }
    }

    private static bool IsPdf(string? mediaType, string data) =>
        string.Equals(mediaType, "application/pdf", StringComparison.OrdinalIgnoreCase)
        || (mediaType is null && data.StartsWith("JVBER", StringComparison.Ordinal)); // «%PDF» in base64.

    private string Decode(string data)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(data));
        }
        catch (FormatException)
        {
            notes.Invalid(Field, "The file is not base64.");
            return "";
        }
    }

    /// <summary>Only the provider fetches it. Ids of files belong to one account, which all users of the gateway share.</summary>
    private void WriteAddress(MediaSource source)
    {
        if (source.Address is not { } address)
        {
            notes.Unsupported(
                Field,
                "Files stored at a provider cannot be used with this model: send the file itself."
            );
            return;
        }
        if (!address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            notes.Invalid(Field, "The address must begin with https://.");
        }
        json.WriteStartObject("source"u8);
        json.WriteString("type"u8, "url"u8);
        json.WriteString("url"u8, address);
        json.WriteEndObject();
    }

    private void WriteSource(string type, string mediaType, string data)
    {
        json.WriteStartObject("source"u8);
        json.WriteString("type"u8, type);
        json.WriteString("media_type"u8, mediaType);
        json.WriteString("data"u8, data);
        json.WriteEndObject();
    }

    private void WriteUnlessEmpty(ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            json.WriteString(name, text);
        }
    }
}
