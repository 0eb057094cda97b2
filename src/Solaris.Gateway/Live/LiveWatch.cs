using System.Threading.Channels;

namespace Solaris.Live;

/// <summary>One reader of a topic. A reader that does not keep up is cut off, and comes back where it stopped.</summary>
internal sealed class LiveWatch(LiveBoard board, LiveStream stream) : IDisposable
{
    /// <summary>8 s of a busy topic.</summary>
    private const int Capacity = 32;

    private readonly Channel<LiveFrame> _frames = Channel.CreateBounded<LiveFrame>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true }
    );

    public LiveStream Stream => stream;

    public ChannelReader<LiveFrame> Frames => _frames.Reader;

    /// <summary>Ends the reading when the reader is too slow.</summary>
    public void Give(LiveFrame frame)
    {
        if (!_frames.Writer.TryWrite(frame))
        {
            End();
        }
    }

    public void End() => _frames.Writer.TryComplete();

    public void Dispose()
    {
        End();
        board.Remove(this);
    }
}
