using Dapper;
using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Accounts.Keys;

/// <summary>Lists keys.</summary>
internal sealed class KeyList(Database database, OrganisationStore organisations)
{
    /// <summary>A key that the caller may see; null when there is none.</summary>
    public async Task<ApiKey?> FindAsync(ApiKeyId id, Reach reach, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {ApiKey.Columns} from api_key k
            where k.id = @Id and k.organisation_id = {Organisation.Own} and (@All = 1 or k.team_id = @Team
                or k.user_id in (select u.id from app_user u where u.team_id = @Team))
            """;
        var values = new
        {
            Id = id.Value,
            reach.All,
            reach.Team,
        };
        return await connection.QuerySingleOrDefaultAsync<ApiKey>(
            new(sql, values, cancellationToken: cancellationToken)
        );
    }

    /// <summary>A person's own keys, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<ApiKey>> ReadOwnAsync(
        UserId person,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {ApiKey.Columns} from api_key k
            where k.user_id = @Person and k.id < @Before and lower(k.name) like @Pattern escape '\'
            order by k.id desc limit @Take
            """;
        var values = new
        {
            Person = person.Value,
            page.Before,
            page.Pattern,
            page.Take,
        };
        return [.. await connection.QueryAsync<ApiKey>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>How many keys of a person still work.</summary>
    public async Task<long> CountWorkingAsync(UserId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = """
            select count(*) from api_key where user_id = @Person and revoked_at is null and replaced_by is null
                and (expires_at is null or expires_at > @Now)
            """;
        var values = new { Person = person.Value, Now = now.ToUnixTimeMilliseconds() };
        return await connection.ExecuteScalarAsync<long>(new(sql, values, cancellationToken: cancellationToken));
    }

    /// <summary>Keys, newest first, one more than the page; the search looks at names and last characters.</summary>
    public async Task<IReadOnlyList<ApiKey>> ReadAsync(
        PageRequest page,
        Reach reach,
        CancellationToken cancellationToken
    )
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        // Without a search there is no pattern: a plan made for any would read the index of names.
        var found = page.Search is null
            ? ""
            : @"and (lower(k.name) like @Pattern escape '\' or lower(k.last4) like @Pattern escape '\')";
        var sql = $"""
            select {ApiKey.Columns} from api_key k
            where k.organisation_id = @Organisation and k.id < @Before
                and (@All = 1 or k.team_id = @Team or k.user_id in (select u.id from app_user u where u.team_id = @Team))
                {found}
            order by k.id desc limit @Take
            """;
        var values = new
        {
            Organisation = organisation.Id.Value,
            page.Before,
            page.Pattern,
            page.Take,
            reach.All,
            reach.Team,
        };
        return [.. await connection.QueryAsync<ApiKey>(new(sql, values, cancellationToken: cancellationToken))];
    }
}
