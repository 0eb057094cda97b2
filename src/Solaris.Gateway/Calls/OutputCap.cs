namespace Solaris.Calls;

/// <summary>An output cap as the client sent it.</summary>
/// <param name="Tokens">Null when the client sent null, which caps nothing.</param>
internal readonly record struct OutputCap(long? Tokens, ByteRange Value);
