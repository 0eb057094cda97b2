using System.Text.Json.Serialization;

namespace Solaris.Accounts.Keys;

/// <summary>A key, without its secret.</summary>
public sealed record KeyResponse
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required Guid? UserId { get; init; }
    public required Guid? TeamId { get; init; }
    public required string Kind { get; init; }

    /// <summary><c>active</c>, <c>expired</c> or <c>revoked</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How the key begins; together with <see cref="Last4"/> enough to recognise it.</summary>
    public required string Prefix { get; init; }

    public required string Last4 { get; init; }
    public required IReadOnlyList<string>? Models { get; init; }
    public required IReadOnlyList<string>? Endpoints { get; init; }
    public required long? RequestsPerMinute { get; init; }
    public required long? TokensPerMinute { get; init; }
    public required long? MaxParallel { get; init; }
    public required IReadOnlyList<string>? AllowedAddresses { get; init; }
    public required DateTimeOffset? ExpiresAt { get; init; }
    public required int QuotaStatus { get; init; }
    public required bool AlwaysStreamUsage { get; init; }

    /// <summary>The key that took this one's place.</summary>
    public required Guid? ReplacedBy { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last day on which the key was used, in UTC.</summary>
    public required DateOnly? LastUsedOn { get; init; }

    /// <summary>The key itself: only in the answer that issues it, never again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static KeyResponse Of(ApiKey key, DateTimeOffset now) =>
        new()
        {
            Id = key.Id,
            Name = key.Name,
            UserId = key.UserId,
            TeamId = key.TeamId,
            Kind = key.Kind,
            Status = StatusOf(key, now),
            Prefix = key.Prefix,
            Last4 = key.Last4,
            Models = ApiKey.Read(key.Models),
            Endpoints = ApiKey.Read(key.Endpoints),
            RequestsPerMinute = key.RequestsPerMinute,
            TokensPerMinute = key.TokensPerMinute,
            MaxParallel = key.MaxParallel,
            AllowedAddresses = ApiKey.Read(key.Addresses),
            ExpiresAt = Time(key.ExpiresAt),
            QuotaStatus = (int)key.QuotaStatus,
            AlwaysStreamUsage = key.AlwaysStreamUsage != 0,
            ReplacedBy = key.ReplacedBy,
            RevokedAt = Time(key.RevokedAt),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(key.CreatedAt),
            LastUsedOn = key.LastUsedDay is { } day ? DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day)) : null,
        };

    internal static KeyResponse Of(IssuedApiKey issued, DateTimeOffset now) =>
        Of(issued.Key, now) with
        {
            Secret = issued.Secret.Reveal(),
        };

    private static string StatusOf(ApiKey key, DateTimeOffset now)
    {
        if (key.RevokedAt is not null)
        {
            return "revoked";
        }
        return key.ExpiresAt <= now.ToUnixTimeMilliseconds() ? "expired" : "active";
    }

    private static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
