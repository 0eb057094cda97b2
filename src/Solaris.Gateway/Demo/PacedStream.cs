namespace Solaris.Demo;

/// <summary>
/// A read-only stream whose events come due one by one. The due moments count from the first read, so a late reader
/// catches up and delays do not add up.
/// </summary>
internal sealed class PacedStream(IEnumerator<byte[]> events, TimeSpan pace, TimeProvider clock) : Stream
{
    private ReadOnlyMemory<byte> _rest;
    private long _started;
    private int _count;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty && buffer.Length > 0)
        {
            if (!events.MoveNext())
            {
                return 0;
            }
            await WaitUntilDueAsync(cancellationToken);
            _rest = events.Current;
        }
        var taken = Math.Min(buffer.Length, _rest.Length);
        _rest[..taken].CopyTo(buffer);
        _rest = _rest[taken..];
        return taken;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        events.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask WaitUntilDueAsync(CancellationToken cancellationToken)
    {
        if (_count++ == 0)
        {
            _started = clock.GetTimestamp();
            return;
        }
        var early = (pace * (_count - 1)) - clock.GetElapsedTime(_started);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early, clock, cancellationToken);
        }
    }
}
