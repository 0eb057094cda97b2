using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Solaris.Storage;

namespace Solaris.Accounts.SignIn;

/// <summary>Sessions live in the database; the cookie holds 128 random bits, and the database only their hash.</summary>
internal sealed class SessionStore(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(8);

    /// <summary>Activity is written this often, not with every request.</summary>
    private static readonly TimeSpan Touch = TimeSpan.FromMinutes(1);

    /// <summary>Starts a session and clears those of the user that have ended. The result is the cookie's value.</summary>
    public async Task<Secret> StartAsync(UserId user, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        const string sql = """
            delete from user_session where user_id = @User and (ends_at <= @Now or seen_at <= @IdleSince);
            insert into user_session (digest, user_id, created_at, seen_at, ends_at)
            values (@Digest, @User, @Now, @Now, @End)
            """;
        var values = new
        {
            User = user.Value,
            Digest = Digest(token),
            Now = now.ToUnixTimeMilliseconds(),
            IdleSince = (now - Idle).ToUnixTimeMilliseconds(),
            End = (now + Absolute).ToUnixTimeMilliseconds(),
        };
        await ExecuteAsync(sql, values, cancellationToken);
        return new(token);
    }

    /// <summary>The active user of a running session, or null; a look counts as activity.</summary>
    public async Task<SessionUser?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        const string sql = """
            select u.id as Id, u.email as Email, u.name as Name, u.role as Role, s.seen_at as SeenAt
            from user_session s join app_user u on u.id = s.user_id
            where s.digest = @Digest and s.ends_at > @Now and s.seen_at > @IdleSince and u.status = 'active'
            """;
        var values = new
        {
            Digest = Digest(token),
            Now = now.ToUnixTimeMilliseconds(),
            IdleSince = (now - Idle).ToUnixTimeMilliseconds(),
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QuerySingleOrDefaultAsync<Row>(
            new(sql, values, cancellationToken: cancellationToken)
        );
        if (found is null)
        {
            return null;
        }
        if (found.SeenAt <= (now - Touch).ToUnixTimeMilliseconds())
        {
            const string touch = "update user_session set seen_at = @Now where digest = @Digest";
            await connection.ExecuteAsync(
                new(touch, new { values.Now, values.Digest }, cancellationToken: cancellationToken)
            );
        }
        return new()
        {
            Id = found.Id,
            Email = found.Email,
            Name = found.Name,
            Role = found.Role,
        };
    }

    public Task EndAsync(string token, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "delete from user_session where digest = @Digest",
            new { Digest = Digest(token) },
            cancellationToken
        );

    /// <summary>Signs a user out everywhere: after a change of password, role or status.</summary>
    public Task EndAllAsync(UserId user, CancellationToken cancellationToken) =>
        ExecuteAsync("delete from user_session where user_id = @User", new { User = user.Value }, cancellationToken);

    private async Task ExecuteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new(sql, values, cancellationToken: cancellationToken));
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed record Row
    {
        public Guid Id { get; init; }
        public string? Email { get; init; }
        public string Name { get; init; } = "";
        public string Role { get; init; } = "";
        public long SeenAt { get; init; }
    }
}
