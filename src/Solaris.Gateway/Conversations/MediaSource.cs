namespace Solaris.Conversations;

/// <summary>Where the bytes of a medium are. Exactly one of <see cref="Base64"/>, <see cref="Text"/>, <see cref="Address"/> and <see cref="FileId"/> is set.</summary>
/// <param name="MediaType">Such as <c>image/png</c>; null when the client did not say.</param>
internal sealed record MediaSource(string? MediaType)
{
    public string? Base64 { get; init; }

    /// <summary>The content of a plain-text document.</summary>
    public string? Text { get; init; }

    /// <summary>A URL the provider shall fetch; the gateway itself never does.</summary>
    public string? Address { get; init; }

    /// <summary>A file at one provider's account; worthless at any other.</summary>
    public string? FileId { get; init; }
}
