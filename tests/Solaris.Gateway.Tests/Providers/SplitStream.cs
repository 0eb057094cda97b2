namespace Solaris.Providers;

/// <summary>Gives <paramref name="body"/> out in pieces: <paramref name="next"/> says how many bytes come at a position.</summary>
internal sealed class SplitStream(byte[] body, Func<int, int> next) : MemoryStream(body)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span[..Math.Min(buffer.Length, next((int)Position))]));
}
