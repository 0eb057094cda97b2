using System.Buffers;
using System.Buffers.Text;

namespace Solaris.Quotas.Bounds;

/// <summary>The first bytes of base64 data inside a JSON string, which may be a data URL and may escape its slashes.</summary>
internal static class Base64Head
{
    /// <summary>A JPEG's frame header stands behind its metadata; past this much the size counts as unknown.</summary>
    private const int MostBytes = 64 * 1024;

    private const int FewBytes = 1024;
    private const int LongestScheme = 16;

    /// <summary>The image's size, or null when the string holds no image we can read.</summary>
    public static ImageSize? ReadImage(ReadOnlySpan<byte> json)
    {
        if (Payload(json) is not { IsEmpty: false } payload)
        {
            return null;
        }
        return Read(payload, FewBytes) ?? (payload.Length > FewBytes ? Read(payload, MostBytes) : null);
    }

    /// <summary>The base64 text: all of the string, or what follows the comma of a data URL; empty for another address.</summary>
    public static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> json)
    {
        if (!json.StartsWith("data:"u8))
        {
            return json[..Math.Min(json.Length, LongestScheme)].Contains((byte)':') ? default : json;
        }
        var comma = json.IndexOf((byte)',');
        return comma < 0 ? default : json[(comma + 1)..];
    }

    /// <summary>Decodes as much as fits into <paramref name="target"/>; returns how many bytes that is.</summary>
    public static int Decode(ReadOnlySpan<byte> payload, Span<byte> target)
    {
        var wanted = target.Length / 3 * 4;
        var text = payload[..Math.Min(payload.Length, wanted)];
        if (!text.Contains((byte)'\\'))
        {
            return DecodePlain(text, target);
        }
        var rented = ArrayPool<byte>.Shared.Rent(wanted);
        try
        {
            return DecodePlain(rented.AsSpan(0, CopyPlain(payload, rented.AsSpan(0, wanted))), target);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int DecodePlain(ReadOnlySpan<byte> text, Span<byte> target)
    {
        // Not final: padding, or the end of what we took, stops the decoder behind the last whole group.
        Base64.DecodeFromUtf8(text, target, out _, out var written, isFinalBlock: false);
        return written;
    }

    private static ImageSize? Read(ReadOnlySpan<byte> payload, int wanted)
    {
        var head = ArrayPool<byte>.Shared.Rent(wanted);
        try
        {
            return ImageHeader.Read(head.AsSpan(0, Decode(payload, head.AsSpan(0, wanted))));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
        }
    }

    /// <summary>Copies without the backslashes that some writers put before slashes.</summary>
    private static int CopyPlain(ReadOnlySpan<byte> payload, Span<byte> text)
    {
        var filled = 0;
        foreach (var one in payload[..Math.Min(payload.Length, text.Length * 2)])
        {
            if (one != '\\' && filled < text.Length)
            {
                text[filled++] = one;
            }
        }
        return filled;
    }
}
