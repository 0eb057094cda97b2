using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Media types, which Google insists on and clients often get wrong.</summary>
internal static class MediaTypes
{
    private static readonly (string Start, string Type)[] Signatures =
    [
        ("iVBORw0K", "image/png"),
        ("/9j/", "image/jpeg"),
        ("R0lGOD", "image/gif"),
        ("JVBERi0", "application/pdf"),
    ];

    private static readonly (string Ending, string Type)[] Endings =
    [
        (".png", "image/png"),
        (".jpg", "image/jpeg"),
        (".jpeg", "image/jpeg"),
        (".gif", "image/gif"),
        (".webp", "image/webp"),
        (".heic", "image/heic"),
        (".pdf", "application/pdf"),
        (".txt", "text/plain"),
        (".mp4", "video/mp4"),
        (".webm", "video/webm"),
        (".mov", "video/quicktime"),
        (".mp3", "audio/mp3"),
        (".wav", "audio/wav"),
        (".ogg", "audio/ogg"),
        (".flac", "audio/flac"),
    ];

    /// <summary>What the first bytes say; null when they say nothing.</summary>
    public static string? OfBytes(string base64)
    {
        foreach (var (start, type) in Signatures)
        {
            if (base64.StartsWith(start, StringComparison.Ordinal))
            {
                return type;
            }
        }
        return null;
    }

    /// <summary>What an address ends in; null when that says nothing.</summary>
    public static string? OfName(string address)
    {
        var path = address.Split('?', 2)[0];
        foreach (var (ending, type) in Endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }
        return null;
    }

    public static string Usual(Part part) =>
        part switch
        {
            ImagePart => "image/jpeg",
            AudioPart => "audio/wav",
            VideoPart => "video/mp4",
            _ => "application/pdf",
        };
}
