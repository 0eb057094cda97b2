using System.Buffers.Binary;

namespace Solaris.Quotas.Bounds;

/// <summary>The first bytes of images, made by hand from the formats' specifications.</summary>
internal static class TinyImages
{
    public static string DataUrl(byte[] image) => "data:image/png;base64," + Convert.ToBase64String(image);

    public static byte[] Png(int width, int height)
    {
        byte[] image = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[17]];
        BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(20), height);
        return image;
    }

    public static byte[] Gif(int width, int height) =>
        [.. "GIF89a"u8, .. Little(width, 2), .. Little(height, 2), 0, 0, 0];

    /// <param name="metadata">Bytes of an EXIF segment before the frame header.</param>
    public static byte[] Jpeg(int width, int height, int metadata = 20, int padding = 16) =>
        [
            0xFF,
            0xD8,
            0xFF,
            0xE1,
            .. Big(metadata + 2),
            .. new byte[metadata],
            0xFF,
            0xC4,
            .. Big(4),
            0,
            0, // A Huffman table, whose marker is not a frame's.
            0xFF,
            0xFF,
            0xC2,
            .. Big(11),
            8,
            .. Big(height),
            .. Big(width),
            3,
            0,
            0,
            .. Noise(padding),
        ];

    public static byte[] WebPLossy(int width, int height) =>
        [.. WebP("VP8 "u8), 0, 0, 0, 0x9D, 0x01, 0x2A, .. Little(width, 2), .. Little(height, 2), 0, 0];

    public static byte[] WebPLossless(int width, int height) =>
        [.. WebP("VP8L"u8), 0x2F, .. Little((width - 1) | ((height - 1) << 14), 4), .. new byte[8]];

    public static byte[] WebPExtended(int width, int height) =>
        [.. WebP("VP8X"u8), 0, 0, 0, 0, .. Little(width - 1, 3), .. Little(height - 1, 3)];

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(5).NextBytes(noise);
        return noise;
    }

    private static byte[] WebP(ReadOnlySpan<byte> kind) => [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. kind, 0, 0, 0, 0];

    private static byte[] Big(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Little(int value, int bytes) =>
        [.. Enumerable.Range(0, bytes).Select(index => (byte)(value >> (8 * index)))];
}
