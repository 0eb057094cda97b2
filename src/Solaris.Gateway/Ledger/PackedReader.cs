using System.Text;

namespace Solaris.Ledger;

/// <summary>Reads what <see cref="PackedWriter"/> wrote; throws <see cref="InvalidDataException"/> where it was cut.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> packed)
{
    private ReadOnlySpan<byte> _rest = packed;

    public readonly bool AtEnd => _rest.IsEmpty;

    public long Number()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
        throw new InvalidDataException("A packed number is too long.");
    }

    public string? Text()
    {
        var length = Unsigned();
        return length == 0 ? null : Encoding.UTF8.GetString(Take(length - 1));
    }

    public byte[]? Bytes()
    {
        var length = Unsigned();
        return length == 0 ? null : Take(length - 1).ToArray();
    }

    public Guid Id() => new(Take(16), bigEndian: true);

    public Guid? OptionalId() => Unsigned() == 0 ? null : Id();

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new InvalidDataException("A packed value is cut short.");
        }
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
