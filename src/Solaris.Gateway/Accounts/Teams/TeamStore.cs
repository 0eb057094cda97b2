using Dapper;
using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Accounts.Teams;

/// <summary>Rows of teams. A deleted team keeps its row, because charges name it.</summary>
internal sealed class TeamStore(Database database, CallerCache cache, TimeProvider clock)
{
    private const string Columns = """
        t.id as Id, t.name as Name, t.created_at as CreatedAt,
        (select count(*) from app_user u where u.team_id = t.id) as Members
        """;

    public async Task<Team?> FindAsync(TeamId id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql =
            $"select {Columns} from team t where t.id = @Id and t.organisation_id = {Organisation.Own} and t.deleted_at is null";
        return await connection.QuerySingleOrDefaultAsync<Team>(
            new(sql, new { Id = id.Value }, cancellationToken: cancellationToken)
        );
    }

    /// <summary>Teams, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<Team>> ListAsync(
        OrganisationId organisation,
        PageRequest page,
        Reach reach,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {Columns} from team t
            where t.organisation_id = @Organisation and t.id < @Before and t.deleted_at is null
                and lower(t.name) like @Pattern escape '\' and (@All = 1 or t.id = @Team)
            order by t.id desc limit @Take
            """;
        var values = new
        {
            Organisation = organisation.Value,
            page.Before,
            page.Pattern,
            page.Take,
            reach.All,
            reach.Team,
        };
        return [.. await connection.QueryAsync<Team>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>Adds a team; null when the name is taken.</summary>
    public async Task<Team?> AddAsync(OrganisationId organisation, string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var team = new Team
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        const string sql = """
            insert into team (id, organisation_id, name, created_at) values (@Id, @Organisation, @Name, @CreatedAt)
            on conflict do nothing
            """;
        var values = new
        {
            team.Id,
            Organisation = organisation.Value,
            team.Name,
            team.CreatedAt,
        };
        return await ExecuteAsync(sql, values, cancellationToken) == 1 ? team : null;
    }

    /// <summary>Renames a team; false when another one has the name.</summary>
    public async Task<bool> RenameAsync(TeamId id, string name, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            update team set name = @Name where id = @Id and not exists (
                select 1 from team o
                where o.organisation_id = team.organisation_id and o.name = @Name and o.deleted_at is null and o.id <> @Id)
            """,
            new { Id = id.Value, Name = name },
            cancellationToken
        ) == 1;

    /// <summary>Deletes a team that nobody is in and no working key belongs to; false when there is one.</summary>
    public async Task<bool> DeleteAsync(TeamId id, CancellationToken cancellationToken)
    {
        const string sql = """
            update team set deleted_at = @Now
            where id = @Id and not exists (select 1 from app_user u where u.team_id = @Id) and not exists (
                select 1 from api_key k
                where k.team_id = @Id and k.revoked_at is null and (k.expires_at is null or k.expires_at > @Now))
            """;
        var values = new { Id = id.Value, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var deleted = await ExecuteAsync(sql, values, cancellationToken) == 1;
        database.AfterCommit(() => cache.Forget(id));
        return deleted;
    }

    private Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken) =>
        database.WriteAsync(sql, values, cancellationToken);
}
