using System.Buffers.Binary;

namespace Solaris.Quotas.Bounds;

/// <summary>The playing time of uncompressed WAV audio, from its header. Other formats are bounded by their size.</summary>
internal static class AudioHeader
{
    public const int Length = 36;
    private const int Pcm = 1;

    /// <summary>Seconds, rounded up, of a file of <paramref name="bytes"/>; null when the header is not a plain PCM one.</summary>
    public static long? Seconds(ReadOnlySpan<byte> head, long bytes)
    {
        if (head.Length < Length || !head[..4].SequenceEqual("RIFF"u8) || !head[8..16].SequenceEqual("WAVEfmt "u8))
        {
            return null;
        }
        if (BinaryPrimitives.ReadUInt16LittleEndian(head[20..]) != Pcm)
        {
            return null;
        }
        // Computed from what a decoder must use; the header's own byte rate is only a hint to players.
        long channels = BinaryPrimitives.ReadUInt16LittleEndian(head[22..]);
        long samples = BinaryPrimitives.ReadUInt32LittleEndian(head[24..]);
        var rate = channels * samples * BinaryPrimitives.ReadUInt16LittleEndian(head[34..]) / 8;
        return rate == 0 ? null : (bytes / rate) + 1;
    }
}
