using System.Buffers.Binary;

namespace Solaris.Quotas.Bounds;

/// <summary>Reads an image's size from its first bytes, without decoding it.</summary>
internal static class ImageHeader
{
    /// <summary>Longer sides are a lie or a file no provider takes: the size counts as unknown.</summary>
    private const uint LongestSide = 65_535;

    /// <summary>The size, or null when <paramref name="head"/> is no PNG, JPEG, WebP or GIF, or ends too early.</summary>
    public static ImageSize? Read(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png(head),
            [0xFF, 0xD8, ..] => Jpeg(head),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => WebP(head),
            [(byte)'G', (byte)'I', (byte)'F', ..] => Gif(head),
            _ => null,
        };

    private static ImageSize? Png(ReadOnlySpan<byte> head) =>
        head.Length < 24 || !head[12..16].SequenceEqual("IHDR"u8)
            ? null
            : Sized(BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..]));

    private static ImageSize? Gif(ReadOnlySpan<byte> head) =>
        head.Length < 10
            ? null
            : Sized(
                BinaryPrimitives.ReadUInt16LittleEndian(head[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(head[8..])
            );

    private static ImageSize? WebP(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30 || !head[8..12].SequenceEqual("WEBP"u8))
        {
            return null;
        }
        var kind = head[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return Sized(Little24(head[24..]) + 1, Little24(head[27..]) + 1);
        }
        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return Sized((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        }
        return kind.SequenceEqual("VP8 "u8)
            ? Sized(
                BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFFu,
                BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFFu
            )
            : null;
    }

    /// <summary>Walks the segments up to the frame header, which may follow tens of kilobytes of metadata.</summary>
    private static ImageSize? Jpeg(ReadOnlySpan<byte> head)
    {
        var at = 2;
        while (at + 9 <= head.Length && head[at] == 0xFF)
        {
            var marker = head[at + 1];
            if (marker == 0xFF)
            {
                at++; // Fill byte.
                continue;
            }
            if (IsFrame(marker))
            {
                return Sized(
                    BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..])
                );
            }
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }
        return null;
    }

    /// <summary>SOF0 to SOF15, without the Huffman table, the extension and the arithmetic table among them.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static uint Little24(ReadOnlySpan<byte> bytes) => bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16);

    private static ImageSize? Sized(uint width, uint height) =>
        width is 0 or > LongestSide || height is 0 or > LongestSide ? null : new(width, height);
}
