using System.Buffers.Text;
using System.Text;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads a <c>file</c> part. Clients send every kind of medium in it; its type tells which.</summary>
internal static class ChatFileReader
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static Part? Read(in BodyFields file, string? bare)
    {
        var name = bare is null ? file.Text("filename") : null;
        if (Source(file, bare) is not { } found)
        {
            return null;
        }
        var source = found.MediaType is null
            ? found with
            {
                MediaType = (bare is null ? file.Text("format") : null) ?? TypeOf(name, found),
            }
            : found;
        return source.MediaType switch
        {
            ['i', 'm', 'a', 'g', 'e', '/', ..] => new ImagePart(source),
            ['a', 'u', 'd', 'i', 'o', '/', ..] => new AudioPart(source),
            ['v', 'i', 'd', 'e', 'o', '/', ..] => new VideoPart(source),
            ['t', 'e', 'x', 't', '/', ..] => new DocumentPart(Text(source) ?? source) { Name = name },
            _ => new DocumentPart(source) { Name = name },
        };
    }

    private static MediaSource? Source(in BodyFields file, string? bare)
    {
        if ((bare ?? file.Text("file_data")) is { } data)
        {
            return DataAddress.Read(data) ?? new MediaSource(MediaType: null) { Base64 = data };
        }
        if (file.Text("file_id") is { } id)
        {
            return id.Contains("://", StringComparison.Ordinal)
                ? new(MediaType: null) { Address = id }
                : new MediaSource(MediaType: null) { FileId = id };
        }
        file.NeededText("file_data");
        return null;
    }

    private static string? TypeOf(string? name, MediaSource source) =>
        Path.GetExtension(name ?? source.Address)?.ToLowerInvariant() switch
        {
            ".txt" or ".md" or ".csv" => "text/plain",
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".pdf" => "application/pdf",
            _ => source.Base64 is null ? null : "application/pdf",
        };

    /// <summary>Null when the bytes are no text.</summary>
    private static MediaSource? Text(MediaSource source)
    {
        if (source.Base64 is not { } base64 || !Base64.IsValid(base64))
        {
            return null;
        }
        try
        {
            return new(source.MediaType) { Text = Strict.GetString(Convert.FromBase64String(base64)) };
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
