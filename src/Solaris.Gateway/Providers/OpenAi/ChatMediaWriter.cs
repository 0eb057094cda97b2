using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes images, audio, files and video.</summary>
internal sealed class ChatMediaWriter(Utf8JsonWriter json, VendorQuirks quirks, TranslationNotes notes)
{
    public void Write(Part part, string path)
    {
        switch (part)
        {
            case ImagePart image when AddressOf(image.Source, "image/png") is { } address:
                WriteAddress("image_url"u8, address, image.Detail, image.Cache);
                break;
            case VideoPart video when quirks.TakesVideo && AddressOf(video.Source, "video/mp4") is { } address:
                WriteAddress("video_url"u8, address, detail: null, video.Cache);
                break;
            case AudioPart { Source.Base64: { } data } audio:
                WriteAudio(data, audio.Source.MediaType);
                break;
            case DocumentPart document
                when quirks.HasBareParts && AddressOf(document.Source, "application/pdf") is { } at:
                json.WriteStartObject();
                json.WriteString("type"u8, "document_url"u8);
                json.WriteString("document_url"u8, at);
                json.WriteEndObject();
                break;
            case DocumentPart { Source.Base64: not null } document:
                WriteFile(document);
                break;
            default:
                notes.Unsupported(path, "The model's provider cannot read this kind of part, or not from where it is.");
                break;
        }
    }

    private static string? AddressOf(MediaSource source, string type) =>
        source.Base64 is { } data ? $"data:{source.MediaType ?? type};base64,{data}" : source.Address;

    private void WriteAddress(ReadOnlySpan<byte> type, string address, string? detail, CacheLifetime? cache)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteStartObject(type);
        json.WriteString("url"u8, address);
        if (detail is not null)
        {
            json.WriteString("detail"u8, detail);
        }
        json.WriteEndObject();
        ChatCacheWriter.Write(json, cache, quirks);
        json.WriteEndObject();
    }

    private void WriteAudio(string data, string? type)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "input_audio"u8);
        if (quirks.HasBareParts)
        {
            json.WriteString("input_audio"u8, data);
        }
        else
        {
            json.WriteStartObject("input_audio"u8);
            json.WriteString("data"u8, data);
            json.WriteString("format"u8, FormatOf(type));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static string FormatOf(string? type) =>
        type switch
        {
            null or "audio/x-wav" or "audio/wave" => "wav",
            "audio/mpeg" => "mp3",
            _ => type[(type.IndexOf('/') + 1)..],
        };

    private void WriteFile(DocumentPart document)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "file"u8);
        json.WriteStartObject("file"u8);
        json.WriteString("filename"u8, document.Name ?? "document.pdf"); // OpenAI demands one.
        json.WriteString("file_data"u8, AddressOf(document.Source, "application/pdf"));
        json.WriteEndObject();
        ChatCacheWriter.Write(json, document.Cache, quirks);
        json.WriteEndObject();
    }
}
