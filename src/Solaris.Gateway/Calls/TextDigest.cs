using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Solaris.Calls;

/// <summary>Names an answer's text, so that it is known again when a client sends it back.</summary>
internal sealed class TextDigest
{
    private const string Prefix = "text:";

    private IncrementalHash? _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _any;

    public static string Of(ReadOnlySpan<char> text) =>
        Prefix + Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text)));

    public void Add(string delta)
    {
        _hash?.AppendData(MemoryMarshal.AsBytes(delta.AsSpan()));
        _any |= delta.Length > 0;
    }

    /// <summary>Texts of several answers mix: none is known again.</summary>
    public void Spoil()
    {
        _hash?.Dispose();
        _hash = null;
    }

    /// <summary>Null for no text, or a spoilt one. The text has ended.</summary>
    public string? End()
    {
        var name = _any && _hash is not null ? Prefix + Convert.ToHexString(_hash.GetHashAndReset()) : null;
        Spoil();
        return name;
    }
}
