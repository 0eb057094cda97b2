using System.Text.Json;

namespace Solaris.Accounts.Keys;

/// <summary>A stored API key, as its row is. Times are Unix milliseconds.</summary>
internal record ApiKey
{
    /// <summary>The columns of a row, for every SELECT that reads one.</summary>
    public const string Columns = """
        k.id as Id, k.organisation_id as OrganisationId, k.name as Name, k.user_id as UserId, k.team_id as TeamId,
        k.kind as Kind, k.digest as Digest, k.prefix as Prefix, k.last4 as Last4, k.models as Models,
        k.endpoints as Endpoints, k.addresses as Addresses, k.requests_per_minute as RequestsPerMinute,
        k.tokens_per_minute as TokensPerMinute, k.max_parallel as MaxParallel, k.quota_status as QuotaStatus,
        k.always_stream_usage as AlwaysStreamUsage, k.expires_at as ExpiresAt, k.replaced_by as ReplacedBy,
        k.revoked_at as RevokedAt, k.created_at as CreatedAt, k.last_used_day as LastUsedDay
        """;

    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }
    public string Name { get; init; } = "";
    public Guid? UserId { get; init; }
    public Guid? TeamId { get; init; }
    public string Kind { get; init; } = "";
    public byte[] Digest { get; init; } = [];
    public string Prefix { get; init; } = "";
    public string Last4 { get; init; } = "";
    public string? Models { get; init; }
    public string? Endpoints { get; init; }
    public string? Addresses { get; init; }
    public long? RequestsPerMinute { get; init; }
    public long? TokensPerMinute { get; init; }
    public long? MaxParallel { get; init; }
    public long QuotaStatus { get; init; }
    public long AlwaysStreamUsage { get; init; }
    public long? ExpiresAt { get; init; }
    public Guid? ReplacedBy { get; init; }
    public long? RevokedAt { get; init; }
    public long CreatedAt { get; init; }
    public long? LastUsedDay { get; init; }

    /// <summary>A list column: null means unrestricted.</summary>
    public static string? Write(IReadOnlyList<string>? names) =>
        names is null ? null : JsonSerializer.Serialize(names, AccountsJson.Default.IReadOnlyListString);

    /// <inheritdoc cref="Write"/>
    public static IReadOnlyList<string>? Read(string? column) =>
        column is null ? null : JsonSerializer.Deserialize(column, AccountsJson.Default.IReadOnlyListString);
}
