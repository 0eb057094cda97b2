namespace Solaris.Quotas.Bounds;

/// <summary>Counts UTF-8 bytes: no byte-level BPE makes more tokens than that.</summary>
/// <param name="bytesPerByte">3 for a body that is not UTF-8, where each broken byte may become U+FFFD; else 1.</param>
internal struct ByteSink(int bytesPerByte) : ITextSink
{
    private long _bytes;

    public void Text(ReadOnlySpan<byte> json, Escapes escapes) =>
        _bytes += (escapes == Escapes.None ? json.Length : JsonText.Utf8Length(json, escapes)) * bytesPerByte;

    public void Break() => _bytes++;

    public readonly long Total() => _bytes;
}
