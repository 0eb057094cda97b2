using System.Runtime.CompilerServices;

namespace Solaris.OpenAi.Batches;

/// <summary>Reads a file line by line, as JSONL is written, in memory that is bounded by the longest line.</summary>
internal static class LineReader
{
    /// <summary>Far above any prompt that a batch takes.</summary>
    public const int Longest = 16 * 1024 * 1024;

    private const int FirstBytes = 64 * 1024;

    /// <summary>Each line is good until the next one is asked for. Empty ones are left out. Throws InvalidDataException for one that is too long.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var buffer = new byte[FirstBytes];
        var (start, end, seen) = (0, 0, 0);
        while (true)
        {
            var length = buffer.AsSpan(seen..end).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = buffer.AsMemory(start..(seen + length));
                start = seen = seen + length + 1;
                if (!IsEmpty(line))
                {
                    yield return line;
                }
                continue;
            }
            (buffer, start, end) = MakeRoom(buffer, start, end);
            seen = end;
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += read;
            if (read == 0)
            {
                break;
            }
        }
        if (!IsEmpty(buffer.AsMemory(start..end)))
        {
            yield return buffer.AsMemory(start..end);
        }
    }

    private static bool IsEmpty(ReadOnlyMemory<byte> line) => line.Span.TrimStart(" \t\r"u8).IsEmpty;

    private static (byte[] Buffer, int Start, int End) MakeRoom(byte[] buffer, int start, int end)
    {
        if (end < buffer.Length)
        {
            return (buffer, start, end);
        }
        var length = end - start;
        if (length >= Longest)
        {
            throw new InvalidDataException("A line of the file is too long.");
        }
        var larger = length > buffer.Length / 2 ? new byte[Math.Min(buffer.Length * 2L, Longest)] : buffer;
        buffer.AsSpan(start, length).CopyTo(larger);
        return (larger, 0, length);
    }
}
