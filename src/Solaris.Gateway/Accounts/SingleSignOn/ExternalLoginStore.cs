using Dapper;
using Solaris.Storage;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>Who is who at an identity provider.</summary>
internal sealed class ExternalLoginStore(Database database, TimeProvider clock)
{
    public async Task<UserId?> FindAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = "select user_id from external_login where issuer = @Issuer and subject = @Subject";
        var values = new { identity.Issuer, identity.Subject };
        var id = await connection.QueryFirstOrDefaultAsync<Guid?>(
            new(sql, values, cancellationToken: cancellationToken)
        );
        return id is { } user ? new UserId(user) : null;
    }

    public Task AddAsync(ExternalIdentity identity, UserId user, CancellationToken cancellationToken) =>
        database.WriteAsync(
            """
            insert into external_login (issuer, subject, user_id, created_at)
            values (@Issuer, @Subject, @User, @Now) on conflict do nothing
            """,
            new
            {
                identity.Issuer,
                identity.Subject,
                User = user.Value,
                Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            },
            cancellationToken
        );
}
