using Dapper;
using Solaris.Storage;

namespace Solaris.Accounts.SignIn;

/// <summary>Rows of second factors and of their recovery codes.</summary>
internal sealed class TotpStore(Database database, TimeProvider clock)
{
    public async Task<TotpRecord?> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = """
            select secret as Secret, confirmed_at as ConfirmedAt, last_step as LastStep from totp where user_id = @User
            """;
        return await connection.QuerySingleOrDefaultAsync<TotpRecord>(
            new(sql, new { User = user.Value }, cancellationToken: cancellationToken)
        );
    }

    /// <summary>Puts a secret that its owner has yet to confirm; false when a confirmed one is there.</summary>
    public async Task<bool> PutAsync(UserId user, byte[] secret, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            insert into totp (user_id, secret, created_at) values (@User, @secret, @Now)
            on conflict (user_id) do update set secret = excluded.secret, last_step = 0, created_at = excluded.created_at
            where totp.confirmed_at is null
            """,
            new
            {
                User = user.Value,
                secret,
                Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            },
            cancellationToken
        ) == 1;

    /// <summary>Takes a code's step; false when it, or a later one, was used already.</summary>
    public async Task<bool> UseStepAsync(UserId user, long step, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            update totp set last_step = @step, confirmed_at = coalesce(confirmed_at, @Now)
            where user_id = @User and last_step < @step
            """,
            new
            {
                User = user.Value,
                step,
                Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            },
            cancellationToken
        ) == 1;

    public Task RemoveAsync(UserId user, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "delete from totp where user_id = @User; delete from recovery_code where user_id = @User",
            new { User = user.Value },
            cancellationToken
        );

    /// <summary>Replaces a person's recovery codes by their digests.</summary>
    public async Task PutCodesAsync(UserId user, IEnumerable<byte[]> digests, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            "delete from recovery_code where user_id = @User",
            new { User = user.Value },
            cancellationToken
        );
        foreach (var digest in digests)
        {
            await database.WriteAsync(
                "insert into recovery_code (user_id, digest) values (@User, @digest)",
                new { User = user.Value, digest },
                cancellationToken
            );
        }
    }

    /// <summary>Uses a recovery code up; false when there is none like it.</summary>
    public async Task<bool> UseCodeAsync(UserId user, byte[] digest, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            "delete from recovery_code where user_id = @User and digest = @digest",
            new { User = user.Value, digest },
            cancellationToken
        ) == 1;

    public async Task<long> CountCodesAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = "select count(*) from recovery_code where user_id = @User";
        return await connection.ExecuteScalarAsync<long>(
            new(sql, new { User = user.Value }, cancellationToken: cancellationToken)
        );
    }
}
