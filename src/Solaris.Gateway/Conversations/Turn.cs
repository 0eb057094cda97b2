using System.Collections.Immutable;

namespace Solaris.Conversations;

/// <summary>One message of a conversation. Tool results are parts of a user's turn, as Anthropic and Google have it.</summary>
internal sealed record Turn(TurnRole Role, ImmutableArray<Part> Parts)
{
    /// <summary>Where it stands in the client's body, such as <c>messages[3]</c>; null when nobody said.</summary>
    public string? Source { get; init; }

    /// <summary>The author's name, where the client gave one.</summary>
    public string? Name { get; init; }

    /// <summary>True when the answer shall go on from the end of this last assistant's turn.</summary>
    public bool IsPrefix { get; init; }
}
