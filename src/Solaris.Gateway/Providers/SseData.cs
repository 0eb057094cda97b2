using System.Buffers;

namespace Solaris.Providers;

/// <summary>Joins the <c>data</c> lines of an event that has several; no known provider sends such, the format allows it.</summary>
internal static class SseData
{
    public static ReadOnlySpan<byte> Join(ReadOnlySpan<byte> raw)
    {
        var joined = new ArrayBufferWriter<byte>(raw.Length);
        while (!raw.IsEmpty)
        {
            var at = raw.IndexOfAny((byte)'\n', (byte)'\r');
            var line = at < 0 ? raw : raw[..at];
            raw = at < 0 ? [] : raw[(at + 1)..];
            if (line.StartsWith("data"u8))
            {
                Append(joined, line[4..]);
            }
        }
        return joined.WrittenSpan;
    }

    private static void Append(ArrayBufferWriter<byte> joined, ReadOnlySpan<byte> line)
    {
        if (joined.WrittenCount > 0)
        {
            joined.Write("\n"u8);
        }
        line = line.StartsWith(":"u8) ? line[1..] : line;
        joined.Write(line.StartsWith(" "u8) ? line[1..] : line);
    }
}
