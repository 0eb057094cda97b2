namespace Solaris.Conversations;

/// <summary>Spoken input; the media type of its source says the format, such as <c>audio/wav</c>.</summary>
internal sealed record AudioPart(MediaSource Source) : Part;
