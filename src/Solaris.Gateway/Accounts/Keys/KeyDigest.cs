using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Solaris.Accounts.Keys;

/// <summary>HMAC-SHA-256 of an API key under a pepper: what is stored, and what caches look keys up by.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct KeyDigest : IEquatable<KeyDigest>
{
    public const int Length = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    public KeyDigest(ReadOnlySpan<byte> bytes) => this = MemoryMarshal.Read<KeyDigest>(bytes);

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        MemoryMarshal.Write(bytes, in this);
        return bytes;
    }

    /// <summary>Compares in constant time: equality here decides who someone is.</summary>
    public bool Equals(KeyDigest other) =>
        CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(new ReadOnlySpan<KeyDigest>(in this)),
            MemoryMarshal.AsBytes(new ReadOnlySpan<KeyDigest>(in other))
        );

    public override bool Equals(object? obj) => obj is KeyDigest other && Equals(other);

    /// <summary>Any part serves: nobody without the pepper can choose it.</summary>
    public override int GetHashCode() => (int)_a ^ (int)_b ^ (int)_c ^ (int)_d;
}
