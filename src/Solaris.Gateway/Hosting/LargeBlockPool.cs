using System.Buffers;
using System.Collections.Concurrent;

namespace Solaris.Hosting;

/// <summary>
/// Pinned blocks of one size, reused. A connection that waits for data holds none, so few blocks serve many streams; at most
/// <see cref="Kept"/> are kept when a burst is over.
/// </summary>
internal sealed class LargeBlockPool : MemoryPool<byte>
{
    private const int BlockSize = 64 * 1024;
    private const int Kept = 256;
    private readonly ConcurrentQueue<Block> _free = new();
    private int _count;

    public override int MaxBufferSize => BlockSize;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        if (_free.TryDequeue(out var block))
        {
            Interlocked.Decrement(ref _count);
            return block;
        }
        return new Block(this);
    }

    /// <summary>Nothing to free: blocks still rented belong to their renters, the rest to the collector.</summary>
    protected override void Dispose(bool disposing) => _free.Clear();

    private void Return(Block block)
    {
        if (Interlocked.Increment(ref _count) <= Kept)
        {
            _free.Enqueue(block);
            return;
        }
        Interlocked.Decrement(ref _count);
    }

    private sealed class Block(LargeBlockPool pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true);

        public void Dispose() => pool.Return(this);
    }
}
