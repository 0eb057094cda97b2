namespace Solaris.Conversations;

/// <summary>A file to read: PDF, or text.</summary>
internal sealed record DocumentPart(MediaSource Source) : Part
{
    public string? Name { get; init; }

    /// <summary>What the client tells the model about it.</summary>
    public string? Context { get; init; }

    /// <summary>True when the answer shall cite it.</summary>
    public bool Cite { get; init; }
}
