namespace Solaris.Calls;

/// <summary>What a call can use at most, where the tokenizers cannot tell.</summary>
/// <param name="OutputTokens">For all choices together; providers take no cap for them, so a hold cannot shrink them.</param>
internal readonly record struct CallSize(long InputTokens, long OutputTokens)
{
    /// <summary>What is billed by the piece: pictures, seconds, characters.</summary>
    public MeteredUsage Pieces { get; init; }
}
