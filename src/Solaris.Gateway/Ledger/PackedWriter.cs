using System.Buffers;
using System.Text;

namespace Solaris.Ledger;

/// <summary>Packs numbers, texts and ids into few bytes: seven bits a byte, small numbers first.</summary>
internal sealed class PackedWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public PackedWriter Number(long value) => Unsigned((ulong)(value << 1 ^ value >> 63));

    public PackedWriter Unsigned(ulong value)
    {
        var span = _buffer.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }
        span[length++] = (byte)value;
        _buffer.Advance(length);
        return this;
    }

    /// <summary>An absent text takes one byte, as an empty one does.</summary>
    public PackedWriter Text(string? value)
    {
        if (value is null)
        {
            return Unsigned(0);
        }
        Unsigned((ulong)Encoding.UTF8.GetByteCount(value) + 1);
        Encoding.UTF8.GetBytes(value, _buffer);
        return this;
    }

    public PackedWriter Bytes(byte[]? value)
    {
        if (value is null)
        {
            return Unsigned(0);
        }
        Unsigned((ulong)value.Length + 1);
        _buffer.Write(value);
        return this;
    }

    public PackedWriter Id(Guid value)
    {
        value.TryWriteBytes(_buffer.GetSpan(16), bigEndian: true, out _);
        _buffer.Advance(16);
        return this;
    }

    public PackedWriter Id(Guid? value) => value is { } id ? Unsigned(1).Id(id) : Unsigned(0);

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();
}
