namespace Solaris.Calls;

/// <summary>Where <c>stream_options</c> stands.</summary>
/// <param name="IsNull">True when its value is null instead of an object.</param>
/// <param name="IsEmpty">True when the object has no field.</param>
/// <param name="IncludeUsage">The value of its <c>include_usage</c>; null when it has none.</param>
internal readonly record struct StreamOptionsPlace(ByteRange Value, bool IsNull, bool IsEmpty, ByteRange? IncludeUsage);
