namespace Solaris.Calls;

/// <summary>An output cap as the client sent it.</summary>
internal readonly record struct OutputCap(long Tokens, ByteRange Value);
