using Dapper;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Members;

/// <summary>Rows of asks.</summary>
internal sealed class AskStore(Database database, OrganisationStore organisations)
{
    private const string Select = """
        select a.id as Id, a.organisation_id as OrganisationId, a.user_id as UserId, u.name as UserName,
            u.team_id as TeamId, a.monthly_tokens as MonthlyTokens, a.reason as Reason, a.status as Status,
            a.granted as Granted, a.note as Note, a.decided_by as DecidedBy, a.decided_at as DecidedAt,
            a.created_at as CreatedAt
        from ask a join app_user u on u.id = a.user_id
        """;

    /// <summary>Adds an ask; false when its person has an open one.</summary>
    public async Task<bool> AddAsync(Ask ask, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            insert into ask (id, organisation_id, user_id, monthly_tokens, reason, status, created_at)
            values (@Id, @OrganisationId, @UserId, @MonthlyTokens, @Reason, @Status, @CreatedAt)
            on conflict do nothing
            """,
            ask,
            cancellationToken
        ) == 1;

    /// <summary>An ask of someone whom the caller may see; null when there is none.</summary>
    public async Task<Ask?> FindAsync(Guid id, Reach reach, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            {Select} where a.id = @id and a.organisation_id = @organisation and (@All = 1 or u.team_id = @Team)
            """;
        var values = new
        {
            id,
            organisation = organisation.Id.Value,
            reach.All,
            reach.Team,
        };
        return await connection.QuerySingleOrDefaultAsync<Ask>(new(sql, values, cancellationToken: cancellationToken));
    }

    /// <summary>Asks, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<Ask>> ListAsync(
        PageRequest page,
        string? status,
        Reach reach,
        CancellationToken cancellationToken
    )
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            {Select}
            where a.organisation_id = @organisation and a.id < @Before and (@All = 1 or u.team_id = @Team)
                and (@status = '' or a.status = @status)
            order by a.id desc limit @Take
            """;
        var values = new
        {
            organisation = organisation.Id.Value,
            page.Before,
            page.Take,
            reach.All,
            reach.Team,
            status = status ?? "",
        };
        return [.. await connection.QueryAsync<Ask>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>A person's own asks, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<Ask>> ListOwnAsync(
        UserId person,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"{Select} where a.user_id = @person and a.id < @Before order by a.id desc limit @Take";
        var values = new
        {
            person = person.Value,
            page.Before,
            page.Take,
        };
        return [.. await connection.QueryAsync<Ask>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>Writes a decision; false when someone else was faster.</summary>
    public async Task<bool> DecideAsync(Ask ask, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            update ask set status = @Status, granted = @Granted, note = @Note, decided_by = @DecidedBy,
                decided_at = @DecidedAt
            where id = @Id and status = 'open'
            """,
            ask,
            cancellationToken
        ) == 1;
}
