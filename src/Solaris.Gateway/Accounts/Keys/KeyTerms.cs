namespace Solaris.Accounts.Keys;

/// <summary>What an administrator may change of a key after it was issued. Null lifts the restriction.</summary>
internal sealed record KeyTerms
{
    public required string Name { get; init; }
    public IReadOnlyList<string>? Models { get; init; }
    public IReadOnlyList<string>? Endpoints { get; init; }
    public IReadOnlyList<string>? Addresses { get; init; }
    public long? RequestsPerMinute { get; init; }
    public long? TokensPerMinute { get; init; }
    public long? MaxParallel { get; init; }
    public required int QuotaStatus { get; init; }
    public bool AlwaysStreamUsage { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}
