using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Solaris.Storage;

namespace Solaris.Accounts.SignIn;

/// <summary>Links by which people set a password. The database holds only a hash of what they carry.</summary>
internal sealed class LinkStore(Database database, TimeProvider clock)
{
    private const int TokenLength = 24;

    /// <summary>Makes a link in place of the person's earlier ones; the result is what it carries, and until when.</summary>
    public async Task<(Secret Token, DateTimeOffset EndsAt)> CreateAsync(
        UserId user,
        string purpose,
        CancellationToken cancellationToken
    )
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenLength));
        var now = clock.GetUtcNow();
        var ends = now + LinkPurpose.Lifetime(purpose);
        await database.WriteAsync(
            """
            delete from sign_in_link where user_id = @User;
            insert into sign_in_link (digest, user_id, purpose, created_at, ends_at)
            values (@Digest, @User, @purpose, @Now, @End)
            """,
            new
            {
                User = user.Value,
                Digest = Digest(token),
                purpose,
                Now = now.ToUnixTimeMilliseconds(),
                End = ends.ToUnixTimeMilliseconds(),
            },
            cancellationToken
        );
        return (new(token), ends);
    }

    /// <summary>Whom a link is for; null when it is none, or no longer good.</summary>
    public async Task<UserId?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = "select user_id from sign_in_link where digest = @Digest and ends_at > @Now";
        var values = new { Digest = Digest(token), Now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var id = await connection.QueryFirstOrDefaultAsync<Guid?>(
            new(sql, values, cancellationToken: cancellationToken)
        );
        return id is { } user ? new UserId(user) : null;
    }

    /// <summary>What became of a person's link: still good, and until when.</summary>
    public async Task<OpenInvitationResponse> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = """
            select purpose as Purpose, ends_at as EndsAt from sign_in_link where user_id = @User and ends_at > @Now
            """;
        var values = new { User = user.Value, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var row = await connection.QueryFirstOrDefaultAsync<(string Purpose, long EndsAt)?>(
            new(sql, values, cancellationToken: cancellationToken)
        );
        return new(row?.Purpose, row is { } link ? DateTimeOffset.FromUnixTimeMilliseconds(link.EndsAt) : null);
    }

    /// <summary>Takes a person's link back; false when there is none.</summary>
    public async Task<bool> RevokeAsync(UserId user, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            "delete from sign_in_link where user_id = @User",
            new { User = user.Value },
            cancellationToken
        ) > 0;

    /// <summary>Uses a link up; false when someone was faster.</summary>
    public async Task<bool> UseAsync(string token, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            "delete from sign_in_link where digest = @Digest",
            new { Digest = Digest(token) },
            cancellationToken
        ) == 1;

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
