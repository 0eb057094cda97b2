using Dapper;
using Solaris.Storage;

namespace Solaris.OpenAi.Files;

/// <summary>Whose each file at a provider is.</summary>
internal sealed class FileStore(Database database)
{
    private const string Columns = """
        id as Id, owner_id as OwnerId, deployment_id as DeploymentId, purpose as Purpose, details as Details,
        created_at as CreatedAt
        """;

    /// <summary>The file, when it is this owner's; null for all others.</summary>
    public async Task<StoredFile?> FindAsync(Guid owner, string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"select {Columns} from provider_file where id = @Id and owner_id = @Owner";
        return await connection.QuerySingleOrDefaultAsync<StoredFile>(
            new(sql, new { Id = id, Owner = owner }, cancellationToken: cancellationToken)
        );
    }

    /// <summary>The owner's files in the order and range of the query, and one more when there are more.</summary>
    public async Task<IReadOnlyList<StoredFile>> ListAsync(
        Guid owner,
        FileQuery query,
        CancellationToken cancellationToken
    )
    {
        var (order, beyond) = query.OldestFirst ? ("asc", ">") : ("desc", "<");
        var sql = $"""
            select {Columns} from provider_file
            where owner_id = @Owner and (@Purpose is null or purpose = @Purpose) and (@After is null
                or (created_at, id) {beyond} (select a.created_at, a.id from provider_file a where a.id = @After and a.owner_id = @Owner))
            order by created_at {order}, id {order} limit @Take
            """;
        var values = new
        {
            Owner = owner,
            query.Purpose,
            query.After,
            Take = query.Limit + 1,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<StoredFile>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>False when the id is known already: it stays its first owner's.</summary>
    public async Task<bool> AddAsync(StoredFile file, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            insert into provider_file (id, owner_id, deployment_id, purpose, details, created_at)
            values (@Id, @OwnerId, @DeploymentId, @Purpose, @Details, @CreatedAt) on conflict do nothing
            """,
            file,
            cancellationToken
        ) == 1;

    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync("delete from provider_file where id = @Id", new { Id = id }, cancellationToken);
}
