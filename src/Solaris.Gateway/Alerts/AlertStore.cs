using Dapper;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Alerts;

/// <summary>Rows of alerts, and who may see them.</summary>
internal sealed class AlertStore(Database database)
{
    private const string Seen = $"a.organisation_id = {Organisation.Own} and (@All = 1 or a.team_id = @Team)";

    /// <summary>Alerts, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<Alert>> ListAsync(
        PageRequest page,
        string? state,
        Reach reach,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"""
            {Alert.Select} where {Seen} and a.id < @Before and (@state = '' or a.state = @state)
            order by a.id desc limit @Take
            """;
        var values = new
        {
            reach.All,
            reach.Team,
            page.Before,
            page.Take,
            state = state ?? "",
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<Alert>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>Alerts that were for this person, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<Alert>> ListOwnAsync(
        UserId person,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"""
            {Alert.Select} join alert_delivery mine on mine.alert_id = a.id
            where mine.user_id = @person and a.id < @Before order by a.id desc limit @Take
            """;
        var values = new
        {
            person = person.Value,
            page.Before,
            page.Take,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<Alert>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>Null when there is none that the caller may see.</summary>
    public async Task<Alert?> FindAsync(Guid id, Reach reach, CancellationToken cancellationToken)
    {
        const string sql = $"{Alert.Select} where {Seen} and a.id = @id";
        var values = new
        {
            id,
            reach.All,
            reach.Team,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Alert>(
            new(sql, values, cancellationToken: cancellationToken)
        );
    }

    /// <summary>Writes who did what; false when the alert was beyond that already.</summary>
    public async Task<bool> ChangeAsync(Alert alert, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            update alert set state = @State, changed_by = @ChangedBy, changed_at = @ChangedAt
            where id = @Id and state <> @State and state <> 'resolved'
            """,
            alert,
            cancellationToken
        ) == 1;

    /// <summary>What is over by itself: the periods of these limits have ended.</summary>
    public Task<int> EndAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            $"""
            update alert set state = 'resolved', changed_by = null, changed_at = {database.Now}
            where state <> 'resolved' and ends_at <= {database.Now}
            """,
            new { },
            cancellationToken
        );
}
