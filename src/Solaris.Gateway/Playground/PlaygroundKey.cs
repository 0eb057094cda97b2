using Dapper;
using Solaris.Accounts;
using Solaris.Accounts.Keys;
using Solaris.Storage;

namespace Solaris.Playground;

/// <summary>
/// The key under which calls of the playground are logged: made when someone first plays, its secret kept by nobody.
/// Revoking it turns the playground off.
/// </summary>
internal sealed class PlaygroundKey(Database database, ApiKeyStore keys, OrganisationStore organisations)
{
    public const string Name = "Playground";

    /// <summary>Null when an administrator has revoked it.</summary>
    public async Task<ApiKeyId?> FindAsync(CancellationToken cancellationToken)
    {
        var id = await ReadAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
        return await keys.FindAsync(new(id), cancellationToken) is { RevokedAt: null } ? new ApiKeyId(id) : null;
    }

    private async Task<Guid?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"select key_id from playground where organisation_id = {Organisation.Own}";
        return await connection.QueryFirstOrDefaultAsync<Guid?>(new(sql, cancellationToken: cancellationToken));
    }

    /// <summary>Of two that are made at the same time one counts; the other is never used.</summary>
    private async Task<Guid> MakeAsync(CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var terms = new KeyTerms { Name = Name, QuotaStatus = StatusCodes.Status429TooManyRequests };
        var issued = await keys.CreateAsync(new() { Organisation = organisation.Id, Terms = terms }, cancellationToken);
        const string sql =
            "insert into playground (organisation_id, key_id) values (@Organisation, @Key) on conflict do nothing";
        var values = new { Organisation = organisation.Id.Value, Key = issued.Key.Id };
        await database.WriteAsync(sql, values, cancellationToken);
        return await ReadAsync(cancellationToken) ?? issued.Key.Id;
    }
}
