using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Solaris;

/// <summary>One client call: the id of its hold, of its row in the request log, and the <c>x-request-id</c> header.</summary>
internal readonly record struct RequestId(Guid Value)
{
    private const int Size = 16;
    private const long Margin = 24 * 3_600_000;
    private const long MaxTime = (1L << 48) - 1;

    /// <summary>Random bytes for some hundred ids: <see cref="Guid.CreateVersion7()"/> asks the kernel for each one's.</summary>
    [ThreadStatic]
    private static Stock? _stock;

    public static RequestId New(TimeProvider clock)
    {
        Span<byte> bytes = stackalloc byte[Size];
        (_stock ??= new()).Take(bytes);
        var time = (ulong)clock.GetUtcNow().ToUnixTimeMilliseconds() << 16;
        BinaryPrimitives.WriteUInt64BigEndian(bytes, time | 0x7000 | (ulong)(bytes[6] & 0x0F) << 8 | bytes[7]);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(new Guid(bytes, bigEndian: true));
    }

    /// <summary>Version 7 ids begin with their time: 48 bits of Unix milliseconds.</summary>
    public DateTimeOffset CreatedAt
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Size];
            Value.TryWriteBytes(bytes, bigEndian: true, out _);
            return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
        }
    }

    /// <summary>
    /// Where the ids of calls begin that began at <paramref name="instant"/> (Unix milliseconds) or later, and a day before: ids are
    /// dated by their gateway's clock, rows by the database's. It bounds a search; the row's own time decides.
    /// </summary>
    public static Guid Floor(long instant) => First(instant - Margin);

    /// <summary>Where they end, as generously, for calls that began before <paramref name="instant"/>.</summary>
    public static Guid Ceiling(long instant) => First(instant + Margin);

    private static Guid First(long instant)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)Math.Clamp(instant, 0, MaxTime) << 16);
        return new(bytes, bigEndian: true);
    }

    public override string ToString() => Value.ToString("D");

    private sealed class Stock
    {
        private readonly byte[] _bytes = new byte[256 * Size];
        private int _taken = 256 * Size;

        public void Take(Span<byte> bytes)
        {
            if (_taken == _bytes.Length)
            {
                RandomNumberGenerator.Fill(_bytes);
                _taken = 0;
            }
            _bytes.AsSpan(_taken, bytes.Length).CopyTo(bytes);
            _taken += bytes.Length;
        }
    }
}
