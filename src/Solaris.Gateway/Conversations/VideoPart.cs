namespace Solaris.Conversations;

/// <summary>Moving pictures; few providers read them.</summary>
internal sealed record VideoPart(MediaSource Source) : Part;
