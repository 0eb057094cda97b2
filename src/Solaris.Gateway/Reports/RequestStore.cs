using Dapper;
using Solaris.Storage;

namespace Solaris.Reports;

/// <summary>Reads the request log.</summary>
internal sealed class RequestStore(Database database)
{
    /// <summary>Calls, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<RequestRecord>> ListAsync(
        RequestSelection selection,
        CancellationToken cancellationToken
    )
    {
        var sql = $"""
            select {RequestRecord.Columns} from {RequestRecord.Source}
            where {string.Join(" and ", selection.Conditions)} order by r.id desc limit @take
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<RequestRecord>(
                new(sql, selection.Values, cancellationToken: cancellationToken)
            ),
        ];
    }

    public async Task<RequestRecord?> FindAsync(
        OrganisationId organisation,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"""
            select {RequestRecord.Columns} from {RequestRecord.Source}
            where r.organisation_id = @organisation and r.id = @id
            """;
        var values = new { organisation = organisation.Value, id };
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<RequestRecord>(
            new(sql, values, cancellationToken: cancellationToken)
        );
    }
}
