namespace Solaris.Conversations;

/// <summary>What an assistant said instead of an answer.</summary>
internal sealed record RefusalPart(string Text) : Part;
