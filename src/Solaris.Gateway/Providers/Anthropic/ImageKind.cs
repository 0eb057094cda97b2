namespace Solaris.Providers.Anthropic;

/// <summary>Which kind of picture it is, by its first bytes: what clients declare is often wrong, and then refused.</summary>
internal static class ImageKind
{
    private const int Longest = 12;

    /// <summary>The media type; null for what Claude does not see.</summary>
    public static string? Of(string base64)
    {
        Span<byte> head = stackalloc byte[Longest];
        var letters = base64.AsSpan(0, Math.Min(base64.Length, Longest / 3 * 4));
        if (!Convert.TryFromBase64Chars(letters[..(letters.Length / 4 * 4)], head, out var length))
        {
            return null;
        }
        ReadOnlySpan<byte> start = head[..length];
        return start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
            : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
            : start.StartsWith("GIF8"u8) ? "image/gif"
            : start.StartsWith("RIFF"u8) && start.EndsWith("WEBP"u8) ? "image/webp"
            : null;
    }
}
