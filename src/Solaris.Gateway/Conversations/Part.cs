namespace Solaris.Conversations;

/// <summary>A piece of a turn.</summary>
internal abstract record Part
{
    /// <summary>A breakpoint of the provider's prompt cache behind this part; null for none.</summary>
    public CacheLifetime? Cache { get; init; }
}
