namespace Solaris.Conversations;

/// <summary>Where a statement of an answer comes from.</summary>
/// <param name="Address">A page's URL; null for the client's own documents.</param>
/// <param name="Document">Which of the request's documents, from 0; null for pages.</param>
internal sealed record Citation(string? Address, int? Document)
{
    public string? Title { get; init; }
    public string? Quote { get; init; }

    /// <summary>Place in the answer's text, in characters; null when the provider does not say.</summary>
    public int? Start { get; init; }

    /// <inheritdoc cref="Start"/>
    public int? End { get; init; }
}
