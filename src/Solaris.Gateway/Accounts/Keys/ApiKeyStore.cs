using Dapper;
using Solaris.Storage;

namespace Solaris.Accounts.Keys;

/// <summary>Issues, changes and ends API keys. Every change is known in this process when the method returns.</summary>
internal sealed class ApiKeyStore(Database database, KeyPeppers peppers, CallerCache cache, TimeProvider clock)
{
    private const string Insert = """
        insert into api_key (id, organisation_id, name, user_id, team_id, kind, digest, pepper_version, prefix, last4,
            models, endpoints, addresses, requests_per_minute, tokens_per_minute, max_parallel, quota_status,
            always_stream_usage, expires_at, created_at)
        values (@Id, @OrganisationId, @Name, @UserId, @TeamId, @Kind, @Digest, @Pepper, @Prefix, @Last4, @Models,
            @Endpoints, @Addresses, @RequestsPerMinute, @TokensPerMinute, @MaxParallel, @QuotaStatus,
            @AlwaysStreamUsage, @ExpiresAt, @CreatedAt)
        """;

    private const string Update = """
        update api_key set name = @Name, models = @Models, endpoints = @Endpoints, addresses = @Addresses,
            requests_per_minute = @RequestsPerMinute, tokens_per_minute = @TokensPerMinute,
            max_parallel = @MaxParallel, quota_status = @QuotaStatus, always_stream_usage = @AlwaysStreamUsage,
            expires_at = @ExpiresAt
        where id = @Id
        """;

    /// <summary>Issues a key. Its owner and terms must be valid: the routes check them.</summary>
    public async Task<IssuedApiKey> CreateAsync(NewApiKey spec, CancellationToken cancellationToken)
    {
        await using var write = await database.WriteAsync(cancellationToken);
        var issued = await InsertAsync(write, Draft(spec), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return issued;
    }

    public async Task<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ApiKey>(
            new(
                $"select {ApiKey.Columns} from api_key k where k.id = @Id and k.organisation_id = {Organisation.Own}",
                new { Id = id.Value },
                cancellationToken: cancellationToken
            )
        );
    }

    /// <summary>Changes a key's terms; null when it does not exist.</summary>
    public async Task<ApiKey?> ChangeAsync(ApiKeyId id, KeyTerms terms, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } key)
        {
            return null;
        }
        var changed = WithTerms(key, terms);
        await ExecuteAsync(Update, changed, cancellationToken);
        database.AfterCommit(() => cache.Forget(id));
        return changed;
    }

    /// <summary>
    /// Issues a second key with the same owner and terms. The old one works on for <paramref name="overlap"/>, so that
    /// its users can change over. Null when the key does not exist or has ended.
    /// </summary>
    public async Task<IssuedApiKey?> RotateAsync(ApiKeyId id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (
            await FindAsync(id, cancellationToken) is not { RevokedAt: null, ReplacedBy: null } key
            || HasEnded(key, now)
        )
        {
            return null;
        }
        var end = Math.Min(key.ExpiresAt ?? long.MaxValue, (now + overlap).ToUnixTimeMilliseconds());
        await using var write = await database.WriteAsync(cancellationToken);
        var issued = await InsertAsync(write, Successor(key, now), cancellationToken);
        var replaced = await write.Connection.ExecuteAsync(
            new(
                "update api_key set replaced_by = @New, expires_at = @End where id = @Old and replaced_by is null",
                new
                {
                    New = issued.Key.Id,
                    Old = key.Id,
                    End = end,
                },
                write.Transaction,
                cancellationToken: cancellationToken
            )
        );
        if (replaced == 0)
        {
            return null; // Someone else rotated it meanwhile: the new row goes with the transaction.
        }
        await write.CommitAsync(cancellationToken);
        database.AfterCommit(() => cache.Forget(id));
        return issued;
    }

    /// <summary>Ends a key at once; false when it does not exist.</summary>
    public async Task<bool> RevokeAsync(ApiKeyId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var found = await ExecuteAsync(
            $"""
            update api_key set revoked_at = coalesce(revoked_at, @Now)
            where id = @Id and organisation_id = {Organisation.Own}
            """,
            new { Now = now, Id = id.Value },
            cancellationToken
        );
        database.AfterCommit(() => cache.Forget(id));
        return found > 0;
    }

    private async Task<IssuedApiKey> InsertAsync(DatabaseWrite write, ApiKey draft, CancellationToken cancellationToken)
    {
        var secret = ApiKeySecret.New();
        var key = draft with
        {
            Digest = peppers.Current.Digest(secret.Reveal()).ToArray(),
            Prefix = ApiKeySecret.Prefix,
            Last4 = secret.Reveal()[^4..],
        };
        var values = new DynamicParameters(key);
        values.Add("Pepper", peppers.Current.Version);
        await write.Connection.ExecuteAsync(
            new(Insert, values, write.Transaction, cancellationToken: cancellationToken)
        );
        return new(key, secret);
    }

    private Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken) =>
        database.WriteAsync(sql, values, cancellationToken);

    private ApiKey Draft(NewApiKey spec)
    {
        var now = clock.GetUtcNow();
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = spec.Organisation.Value,
            UserId = spec.User?.Value,
            TeamId = spec.Team?.Value,
            Kind = spec.Kind,
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        return WithTerms(key, spec.Terms);
    }

    /// <summary>The successor lives as long as its predecessor was meant to, from now.</summary>
    private static ApiKey Successor(ApiKey key, DateTimeOffset now)
    {
        var created = now.ToUnixTimeMilliseconds();
        return key with
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = created,
            ExpiresAt = key.ExpiresAt is { } expiry ? created + (expiry - key.CreatedAt) : null,
            LastUsedDay = null,
        };
    }

    private static bool HasEnded(ApiKey key, DateTimeOffset now) => key.ExpiresAt <= now.ToUnixTimeMilliseconds();

    private static ApiKey WithTerms(ApiKey key, KeyTerms terms) =>
        key with
        {
            Name = terms.Name,
            Models = ApiKey.Write(terms.Models),
            Endpoints = ApiKey.Write(terms.Endpoints),
            Addresses = ApiKey.Write(terms.Addresses),
            RequestsPerMinute = terms.RequestsPerMinute,
            TokensPerMinute = terms.TokensPerMinute,
            MaxParallel = terms.MaxParallel,
            QuotaStatus = terms.QuotaStatus,
            AlwaysStreamUsage = terms.AlwaysStreamUsage ? 1 : 0,
            ExpiresAt = terms.ExpiresAt?.ToUnixTimeMilliseconds(),
        };
}
