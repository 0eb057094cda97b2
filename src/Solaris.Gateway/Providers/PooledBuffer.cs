using System.Buffers;

namespace Solaris.Providers;

/// <summary>Bytes read into rented memory that grows as they arrive: an announced length is not believed before it came.</summary>
internal sealed class PooledBuffer : IDisposable
{
    private byte[] _bytes;

    public PooledBuffer(int expected) => _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(expected, 1));

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Free(more.Length).Span);
        Length += more.Length;
    }

    /// <summary>Room for at least <paramref name="wanted"/> bytes behind the last one; <see cref="Advance"/> takes what was written there.</summary>
    public Memory<byte> Free(int wanted)
    {
        if (_bytes.Length - Length < wanted)
        {
            Grow(checked(Length + wanted));
        }
        return _bytes.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Grow(int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(wanted, Math.Min(Array.MaxLength, _bytes.Length * 2L)));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
