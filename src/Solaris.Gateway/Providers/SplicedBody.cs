using System.Buffers;

namespace Solaris.Providers;

/// <summary>
/// A client's body with a few places changed, without copying it: everything between the edits is sent from the client's own bytes.
/// </summary>
internal sealed class SplicedBody
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly BodyEdit[] _edits;

    /// <param name="edits">In the order of their places; they must not overlap. Several insertions at one place keep their order.</param>
    public SplicedBody(ReadOnlyMemory<byte> body, BodyEdit[] edits)
    {
        _body = body;
        _edits = edits;
        Length = body.Length;
        foreach (var edit in edits)
        {
            Length += edit.Text.Length - edit.Length;
        }
    }

    public long Length { get; }

    public byte[] ToArray()
    {
        var all = new ArrayBufferWriter<byte>((int)Math.Max(1, Length));
        var position = 0;
        foreach (var edit in _edits)
        {
            all.Write(_body.Span[position..edit.Start]);
            all.Write(edit.Text.AsSpan());
            position = edit.Start + edit.Length;
        }
        all.Write(_body.Span[position..]);
        return all.WrittenSpan.ToArray();
    }

    public async ValueTask WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        var position = 0;
        foreach (var edit in _edits)
        {
            await target.WriteAsync(_body[position..edit.Start], cancellationToken);
            await target.WriteAsync(edit.Text, cancellationToken);
            position = edit.Start + edit.Length;
        }
        await target.WriteAsync(_body[position..], cancellationToken);
    }
}
