namespace Solaris.Calls;

/// <summary>Where a JSON value stands in the body, quotes and braces included.</summary>
internal readonly record struct ByteRange(int Start, int Length);
