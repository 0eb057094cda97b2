using System.Buffers;

namespace Solaris.Providers;

/// <summary>
/// A provider's event stream, read into one pooled buffer that grows only for events that do not fit, up to <paramref name="longestEvent"/>
/// bytes. Spans stay valid until the next <see cref="FillAsync"/>.
/// </summary>
internal sealed class EventStream(Stream source, int longestEvent) : IDisposable
{
    private const int UsualRead = 8 * 1024;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualRead);
    private int _start;
    private int _end;
    private bool _complete;
    private SseScanner _scanner;

    /// <summary>True after an event outgrew the buffer: what came is no answer.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Bytes received so far.</summary>
    public long Received { get; private set; }

    /// <summary>Waits for more bytes; false when none will come.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_complete || !TryMakeRoom())
        {
            return false;
        }
        var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        Received += read;
        _complete = read == 0;
        return !_complete;
    }

    public bool TryRead(out SseEvent found)
    {
        if (!_scanner.TryRead(_buffer.AsSpan(0, _end), _complete, out found))
        {
            return false;
        }
        _start = found.Start + found.Length;
        return true;
    }

    /// <summary>Waits until an event with data is there and shows it without taking it; null when the stream ends without.</summary>
    public async ValueTask<SseEvent?> PeekAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (LookAhead() is { } found)
            {
                return found;
            }
        } while (await FillAsync(cancellationToken));
        return LookAhead(); // Complete now: what is left is an event.
    }

    /// <summary>All bytes of an event, as they came.</summary>
    public ReadOnlySpan<byte> Raw(in SseEvent found) => _buffer.AsSpan(found.Start, found.Length);

    /// <summary>An event's payload; several <c>data</c> lines are joined by LF, as the format wants it.</summary>
    public ReadOnlySpan<byte> Data(in SseEvent found) =>
        found.DataLines switch
        {
            0 => [],
            1 => _buffer.AsSpan(found.DataStart, found.DataLength),
            _ => SseData.Join(Raw(found)),
        };

    private SseEvent? LookAhead()
    {
        var ahead = _scanner;
        while (ahead.TryRead(_buffer.AsSpan(0, _end), _complete, out var found))
        {
            if (found.DataLines > 0)
            {
                return found;
            }
        }
        return null;
    }

    private bool TryMakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _scanner.Shift(_start);
            _end -= _start;
            _start = 0;
        }
        if (_end < _buffer.Length)
        {
            return true;
        }
        TooLong = _end >= longestEvent;
        if (!TooLong)
        {
            Grow();
        }
        return !TooLong;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        source.Dispose();
    }
}
