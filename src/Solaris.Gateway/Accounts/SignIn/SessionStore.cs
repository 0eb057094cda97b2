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
    public async Task<Secret> StartAsync(UserId user, SessionOrigin origin, CancellationToken cancellationToken)
    {
        var token = NewToken();
        var now = clock.GetUtcNow();
        const string sql = """
            delete from user_session where user_id = @User and (ends_at <= @Now or seen_at <= @IdleSince);
            insert into user_session (digest, id, user_id, created_at, seen_at, ends_at, proved_at, method, address, agent)
            values (@Digest, @Id, @User, @Now, @Now, @End, @Now, @Method, @Address, @Agent)
            """;
        var values = new
        {
            User = user.Value,
            Digest = Digest(token),
            Id = Guid.CreateVersion7(now),
            origin.Method,
            origin.Address,
            origin.Agent,
            Now = now.ToUnixTimeMilliseconds(),
            IdleSince = (now - Idle).ToUnixTimeMilliseconds(),
            End = (now + Absolute).ToUnixTimeMilliseconds(),
        };
        await ExecuteAsync(sql, values, cancellationToken);
        return new(token);
    }

    /// <summary>The active user of a running session, or null; a look counts as activity.</summary>
    public Task<SessionUser?> FindAsync(string token, CancellationToken cancellationToken) =>
        FindAsync(token, isActivity: true, cancellationToken);

    /// <summary>The same for a connection that stays open by itself: a page nobody sits before must not keep its session alive.</summary>
    public Task<SessionUser?> PeekAsync(string token, CancellationToken cancellationToken) =>
        FindAsync(token, isActivity: false, cancellationToken);

    /// <summary>A person's running sessions, newest first; there are few.</summary>
    public async Task<IReadOnlyList<SessionRecord>> ListAsync(UserId user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        const string sql = """
            select id as Id, created_at as CreatedAt, seen_at as SeenAt, ends_at as EndsAt, method as Method,
                address as Address, agent as Agent
            from user_session where user_id = @User and ends_at > @Now and seen_at > @IdleSince
            order by created_at desc, id desc
            """;
        var values = new
        {
            User = user.Value,
            Now = now.ToUnixTimeMilliseconds(),
            IdleSince = (now - Idle).ToUnixTimeMilliseconds(),
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<SessionRecord>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>Ends one of a person's sessions; false when there is none of this id.</summary>
    public async Task<bool> EndAsync(UserId user, Guid id, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            "delete from user_session where user_id = @User and id = @Id",
            new { User = user.Value, Id = id },
            cancellationToken
        ) == 1;

    /// <summary>Ends all of a person's sessions but the one that asks.</summary>
    public Task EndOthersAsync(UserId user, Guid? kept, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "delete from user_session where user_id = @User and id <> @Kept",
            new { User = user.Value, Kept = kept ?? Guid.Empty },
            cancellationToken
        );

    /// <summary>
    /// Notes that the owner of a session has just proved who they are. The session goes on under a new token, the cookie's
    /// value from now on: whoever knew the old one gains nothing by the proof.
    /// </summary>
    public async Task<Secret> ProveAsync(Guid id, CancellationToken cancellationToken)
    {
        var token = NewToken();
        var values = new
        {
            Id = id,
            Digest = Digest(token),
            Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        const string sql = "update user_session set proved_at = @Now, digest = @Digest where id = @Id";
        await ExecuteAsync(sql, values, cancellationToken);
        return new(token);
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

    private async Task<SessionUser?> FindAsync(string token, bool isActivity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        const string sql = """
            select s.id as Session, u.id as Id, u.email as Email, u.name as Name, u.role as Role, u.team_id as TeamId,
                s.seen_at as SeenAt, s.proved_at as ProvedAt, s.method as Method,
                (select count(*) from totp t where t.user_id = u.id and t.confirmed_at is not null) as SecondFactors
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
        var found = await connection.QuerySingleOrDefaultAsync<SessionUser>(
            new(sql, values, cancellationToken: cancellationToken)
        );
        if (isActivity && found?.SeenAt <= (now - Touch).ToUnixTimeMilliseconds())
        {
            const string touch = "update user_session set seen_at = @Now where digest = @Digest";
            await connection.ExecuteAsync(
                new(touch, new { values.Now, values.Digest }, cancellationToken: cancellationToken)
            );
        }
        return found;
    }

    private Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken) =>
        database.WriteAsync(sql, values, cancellationToken);

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
