using Dapper;
using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Accounts.Keys;

/// <summary>Lists keys.</summary>
internal sealed class KeyList(Database database, OrganisationStore organisations)
{
    /// <summary>Keys, newest first, one more than the page; the search looks at names and last characters.</summary>
    public async Task<IReadOnlyList<ApiKey>> ReadAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {ApiKey.Columns} from api_key k
            where k.organisation_id = @Organisation and k.id < @Before
                and (lower(k.name) like @Pattern escape '\' or lower(k.last4) like @Pattern escape '\')
            order by k.id desc limit @Take
            """;
        var values = new
        {
            Organisation = organisation.Id.Value,
            page.Before,
            page.Pattern,
            page.Take,
        };
        return [.. await connection.QueryAsync<ApiKey>(new(sql, values, cancellationToken: cancellationToken))];
    }
}
