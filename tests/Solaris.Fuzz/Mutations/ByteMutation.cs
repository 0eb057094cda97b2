namespace Solaris.Fuzz.Mutations;

/// <summary>Changes bytes, whatever they mean.</summary>
internal static class ByteMutation
{
    private const int LongestPiece = 64;

    public static byte[] Of(ReadOnlySpan<byte> body, ReadOnlySpan<byte> other, Dictionary words, Random random)
    {
        var at = random.Next(body.Length + 1);
        var length = random.Next(Math.Min(LongestPiece, body.Length - at) + 1);
        switch (random.Next(7))
        {
            case 0:
                return Flipped(body, at);
            case 1:
                return [.. body[..at], (byte)random.Next(256), .. body[Math.Min(at + 1, body.Length)..]];
            case 2:
                return [.. body[..at], .. words.Piece(random), .. body[at..]];
            case 3:
                return [.. body[..at], .. body[(at + length)..]];
            case 4:
                return [.. body[..at], .. body.Slice(at, length), .. body[at..]];
            case 5:
                return [.. body[..at], .. other[random.Next(other.Length + 1)..]];
            default:
                return [.. body[..at], .. words.Piece(random), .. body[(at + length)..]];
        }
    }

    private static byte[] Flipped(ReadOnlySpan<byte> body, int at)
    {
        var changed = body.ToArray();
        if (at < changed.Length)
        {
            changed[at] ^= (byte)(1 << (at % 8));
        }
        return changed;
    }
}
