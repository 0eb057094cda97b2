namespace Solaris.Fuzz.Targets;

/// <summary>
/// An input: one byte that chooses among a target's parsers, one that says how the body arrives, and the body.
/// </summary>
/// <param name="Split">Even: whole. Odd: in pieces, whose lengths follow from the number.</param>
internal readonly record struct FuzzInput(byte Variant, byte Split, ReadOnlyMemory<byte> Body)
{
    public const int HeadLength = 2;

    public bool InPieces => (Split & 1) == 1;

    public static bool TryRead(ReadOnlyMemory<byte> bytes, out FuzzInput input)
    {
        input = bytes.Length < HeadLength ? default : new(bytes.Span[0], bytes.Span[1], bytes[HeadLength..]);
        return bytes.Length >= HeadLength;
    }

    public static byte[] Write(int variant, int split, ReadOnlySpan<byte> body) =>
        [(byte)variant, (byte)split, .. body];

    /// <summary>The body as a connection would give it.</summary>
    public Stream Arrive() => new PieceStream(Body, InPieces ? Split : 0);
}
