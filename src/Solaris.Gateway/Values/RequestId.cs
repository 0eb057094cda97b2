using System.Buffers.Binary;

namespace Solaris;

/// <summary>One client call: the id of its hold, of its row in the request log, and the <c>x-request-id</c> header.</summary>
internal readonly record struct RequestId(Guid Value)
{
    public static RequestId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Version 7 ids begin with their time: 48 bits of Unix milliseconds.</summary>
    public DateTimeOffset CreatedAt
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Value.TryWriteBytes(bytes, bigEndian: true, out _);
            return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
        }
    }

    public override string ToString() => Value.ToString("D");
}
