using System.Buffers;
using System.IO.Pipelines;
using Solaris.Ledger;

namespace Solaris.Calls;

/// <summary>
/// Copies what goes to the client, to keep it. The charge is durable before the last byte, so the flush after it is the last: the answer
/// is kept there, before the client can ask again.
/// </summary>
internal sealed class AnswerRecorder(GenerationCall call, Action<KeptAnswer> keep, PipeWriter inner) : PipeWriter
{
    private const int Largest = 1024 * 1024;
    private ArrayBufferWriter<byte>? _copy = new();
    private Memory<byte> _lent;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _lent = inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        _copy?.Write(_lent.Span[..bytes]);
        _copy = _copy?.WrittenCount > Largest ? null : _copy;
        _lent = _lent[bytes..];
        inner.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (call.Settled && _copy is { } copy)
        {
            _copy = null;
            Keep(copy.WrittenSpan);
        }
        return inner.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private void Keep(ReadOnlySpan<byte> body)
    {
        var response = call.Http.Response;
        var whole = call.Attempts is [.., { Outcome: AttemptEntry.Ok }];
        if (whole && response.StatusCode == StatusCodes.Status200OK && response.ContentType is { } type)
        {
            keep(new(body.ToArray(), type, response.Headers["x-solaris-model"].ToString()));
        }
    }
}
