using Dapper;
using Solaris.Storage;

namespace Solaris.Reports;

/// <summary>Reads the charged calls of a time, in pages.</summary>
internal sealed class RatedCalls(Database database)
{
    private const int PageLength = 500;

    /// <summary>A page of settled calls that were charged at a price, by id after <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<RatedCall>> ReadAsync(
        OrganisationId organisation,
        RerateRequest range,
        Guid after,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"""
            select {RatedCall.Columns}
            from request r join name v on v.id = r.price join reservation s on s.id = r.id
            where r.organisation_id = @organisation and r.started_at >= @from and r.started_at < @to and r.id > @after
                and s.state = 1 and s.basis <> 0
            order by r.id limit @take
            """;
        var values = new
        {
            organisation = organisation.Value,
            from = range.From?.ToUnixTimeMilliseconds(),
            to = range.To?.ToUnixTimeMilliseconds(),
            after,
            take = PageLength,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<RatedCall>(new(sql, values, cancellationToken: cancellationToken))];
    }
}
