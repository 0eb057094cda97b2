using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Writes pictures, sound, films and documents.</summary>
internal static class GeminiMedia
{
    private const string UploadedFiles = "https://generativelanguage.googleapis.com/";

    /// <summary>Null for parts that are no media.</summary>
    public static MediaSource? SourceOf(Part part) =>
        part switch
        {
            ImagePart image => image.Source,
            AudioPart audio => audio.Source,
            VideoPart video => video.Source,
            DocumentPart document => document.Source,
            _ => null,
        };

    /// <summary>
    /// Bytes always can be sent; Vertex fetches addresses, AI Studio only its own files and YouTube. The gateway fetches
    /// nothing: an address of the client's choice would be fetched from inside our network.
    /// </summary>
    public static bool CanExpress(MediaSource source, GeminiRequest request)
    {
        var address = source.Address ?? source.FileId;
        if (address is null || IsReachable(address, source.FileId is not null, request.IsVertex))
        {
            return true;
        }
        var reason =
            source.FileId is not null
                ? "A file_id of another provider means nothing to Google: send the file's bytes as a data URL."
            : request.IsVertex ? "Vertex AI fetches only https:// and gs:// addresses."
            : "Gemini does not fetch addresses: send the bytes as a data URL.";
        request.Notes.Unsupported(request.Prompt.SourceOf(part => SourceOf(part) == source), reason);
        return false;
    }

    public static void Write(Utf8JsonWriter json, MediaSource source, Part part, GeminiRequest request)
    {
        if (source.Text is not null)
        {
            GeminiParts.WriteText(json, source.Text);
            return;
        }
        if (part is ImagePart { Detail: "low" or "high" })
        {
            request.Notes.Drop("image_url.detail");
        }
        json.WriteStartObject();
        if (source.Base64 is { } bytes)
        {
            json.WriteStartObject("inlineData");
            json.WriteString("mimeType", MediaTypes.OfBytes(bytes) ?? source.MediaType ?? MediaTypes.Usual(part));
            json.WriteString("data", bytes);
        }
        else
        {
            var address = source.Address ?? source.FileId ?? "";
            json.WriteStartObject("fileData");
            WriteType(json, source, part, address);
            json.WriteString("fileUri", address);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Google knows the type of its own files and of YouTube's films.</summary>
    private static void WriteType(Utf8JsonWriter json, MediaSource source, Part part, string address)
    {
        if ((source.MediaType ?? MediaTypes.OfName(address)) is { } type)
        {
            json.WriteString("mimeType", type);
        }
        else if (!IsGoogles(address))
        {
            json.WriteString("mimeType", MediaTypes.Usual(part));
        }
    }

    private static bool IsReachable(string address, bool isFile, bool isVertex) =>
        isVertex
            ? address.StartsWith("gs://", StringComparison.Ordinal)
                || (!isFile && address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            : IsGoogles(address);

    private static bool IsGoogles(string address) =>
        address.StartsWith(UploadedFiles, StringComparison.Ordinal)
        || address.StartsWith("https://www.youtube.com/", StringComparison.Ordinal)
        || address.StartsWith("https://youtu.be/", StringComparison.Ordinal);
}
