using Solaris.Calls;

namespace Solaris.OpenAi.Media;

/// <summary>One part of a multipart form.</summary>
/// <param name="Name">The form field's name.</param>
/// <param name="IsFile">True when the part has a file name.</param>
/// <param name="Value">Where its content stands in the body.</param>
internal readonly record struct MultipartField(string Name, bool IsFile, ByteRange Value);
