namespace Solaris.Fuzz.Targets;

/// <summary>Gives bytes in pieces whose lengths follow from a seed; all at once for 0, one by one for 1.</summary>
internal sealed class PieceStream(ReadOnlyMemory<byte> bytes, int seed) : Stream
{
    private const int LongestPiece = 400;

    private readonly Random _random = new(seed);
    private int _position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var piece = seed switch
        {
            0 => bytes.Length,
            1 => 1,
            _ => _random.Next(1, LongestPiece),
        };
        var count = Math.Min(Math.Min(piece, buffer.Length), bytes.Length - _position);
        bytes.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
