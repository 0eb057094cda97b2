namespace Solaris.Conversations;

/// <param name="Detail">OpenAI's <c>low</c>, <c>high</c>, <c>auto</c>; null when not said.</param>
internal sealed record ImagePart(MediaSource Source, string? Detail = null) : Part;
