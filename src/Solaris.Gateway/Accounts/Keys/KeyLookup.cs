using System.Collections.Frozen;
using System.Data.Common;
using Dapper;
using Solaris.Storage;

namespace Solaris.Accounts.Keys;

/// <summary>Reads a presented key from the database: once per <see cref="CallerCache.Lifetime"/>, not once per call.</summary>
internal sealed class KeyLookup(Database database, KeyPeppers peppers, TimeProvider clock)
{
    private const string Select = $"""
        select {ApiKey.Columns}, u.status as OwnerStatus, u.team_id as OwnerTeamId, o.zone as Zone, o.language as Language
        from api_key k
        join organisation o on o.id = k.organisation_id
        left join app_user u on u.id = k.user_id
        where k.digest = @Digest
        """;

    /// <summary>The key whose text is <paramref name="presented"/>, or null. Digests of the previous pepper move to the current one.</summary>
    public async Task<KnownKey?> FindAsync(string presented, KeyDigest digest, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row =
            await FindAsync(connection, digest, cancellationToken)
            ?? await MoveAsync(connection, presented, digest, cancellationToken);
        if (row is null)
        {
            return null;
        }
        await MarkUsedAsync(connection, row, cancellationToken);
        return Known(row);
    }

    private static async Task<Row?> FindAsync(
        DbConnection connection,
        KeyDigest digest,
        CancellationToken cancellationToken
    )
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            new(Select, new { Digest = digest.ToArray() }, cancellationToken: cancellationToken)
        );
        return row is not null && new KeyDigest(row.Digest).Equals(digest) ? row : null;
    }

    private async Task<Row?> MoveAsync(
        DbConnection connection,
        string presented,
        KeyDigest digest,
        CancellationToken cancellationToken
    )
    {
        if (peppers.Previous is null)
        {
            return null;
        }
        var row = await FindAsync(connection, peppers.Previous.Digest(presented), cancellationToken);
        if (row is not null)
        {
            var values = new
            {
                Digest = digest.ToArray(),
                peppers.Current.Version,
                row.Id,
            };
            const string sql = "update api_key set digest = @Digest, pepper_version = @Version where id = @Id";
            await connection.ExecuteAsync(new(sql, values, cancellationToken: cancellationToken));
        }
        return row;
    }

    private async Task MarkUsedAsync(DbConnection connection, Row row, CancellationToken cancellationToken)
    {
        var today = clock.GetUtcNow().ToUnixTimeMilliseconds() / 86_400_000;
        if (row.LastUsedDay >= today)
        {
            return;
        }
        const string sql = "update api_key set last_used_day = @Day where id = @Id";
        await connection.ExecuteAsync(new(sql, new { Day = today, row.Id }, cancellationToken: cancellationToken));
    }

    private static KnownKey Known(Row row) =>
        new(
            CallerOf(row),
            row.OwnerStatus,
            row.RevokedAt is not null,
            row.ExpiresAt ?? long.MaxValue,
            ApiKey.Read(row.Endpoints)?.ToFrozenSet(StringComparer.Ordinal),
            AddressRanges.Parse(ApiKey.Read(row.Addresses))
        );

    private static Caller CallerOf(Row row)
    {
        var team = row.TeamId ?? row.OwnerTeamId;
        var user = row.UserId is { } id ? new UserId(id) : (UserId?)null;
        return new()
        {
            Origin = new(new(row.OrganisationId), new(row.Id), user, team is { } value ? new TeamId(value) : null),
            KeyName = row.Name,
            TrustedClient = row.Kind == ApiKeyKind.TrustedClient,
            Language = row.Language,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(row.Zone),
            Models = ApiKey.Read(row.Models)?.ToFrozenSet(StringComparer.Ordinal),
            QuotaStatus = (int)row.QuotaStatus,
            AlwaysStreamUsage = row.AlwaysStreamUsage != 0,
            RequestsPerMinute = (int?)row.RequestsPerMinute,
            TokensPerMinute = row.TokensPerMinute,
            MaxParallel = (int?)row.MaxParallel,
        };
    }

    private sealed record Row : ApiKey
    {
        public string? OwnerStatus { get; init; }
        public Guid? OwnerTeamId { get; init; }
        public string Zone { get; init; } = "";
        public string Language { get; init; } = "";
    }
}
