using Dapper;
using Solaris.Storage;

namespace Solaris.OpenAi.Batches;

/// <summary>Rows of batches.</summary>
internal sealed class BatchStore(Database database)
{
    private const string Columns = """
        id as "Id", batch_id as "BatchId", owner_id as "OwnerId", organisation_id as "OrganisationId", key_id as "KeyId",
        user_id as "UserId", team_id as "TeamId", input_file_id as "InputFileId", copy_file_id as "CopyFileId",
        endpoint as "Endpoint", model as "Model", deployment_id as "DeploymentId", price as "Price",
        price_content as "PriceContent", line_count as "LineCount", input_tokens as "InputTokens",
        output_tokens as "OutputTokens", state as "State", instance_id as "InstanceId", details as "Details",
        repeat_digest as "RepeatDigest", body_digest as "BodyDigest", created_at as "CreatedAt", due_at as "DueAt"
        """;

    private const string Insert = """
        insert into provider_batch (id, owner_id, organisation_id, key_id, user_id, team_id, input_file_id, endpoint,
            state, instance_id, repeat_digest, body_digest, created_at, due_at)
        values (@Id, @OwnerId, @OrganisationId, @KeyId, @UserId, @TeamId, @InputFileId, @Endpoint,
            @State, @InstanceId, @RepeatDigest, @BodyDigest, @CreatedAt, @DueAt)
        on conflict do nothing
        """;

    private const string Update = """
        update provider_batch set batch_id = @BatchId, copy_file_id = @CopyFileId, model = @Model,
            deployment_id = @DeploymentId, price = @Price, price_content = @PriceContent, line_count = @LineCount,
            input_tokens = @InputTokens, output_tokens = @OutputTokens, state = @State, details = @Details,
            due_at = @DueAt
        where id = @Id and state < 3
        """;

    /// <summary>Half-made ones are left to the process that makes them while it lives.</summary>
    private readonly string _due = $"""
        select {Columns} from provider_batch b
        where state < 3 and due_at <= @now and (state = 2 or created_at < @stale
            or not exists (select 1 from instance i where i.id = b.instance_id and i.lease_until > {database.Now}))
        order by due_at limit @take
        """;

    /// <summary>False when its client made it already under the same key: <see cref="FindRepeatAsync"/> has it.</summary>
    public async Task<bool> AddAsync(StoredBatch batch) =>
        await database.WriteAsync(Insert, batch, CancellationToken.None) == 1;

    /// <summary>Writes what changes; false for one that has ended, which stays as it is.</summary>
    public async Task<bool> UpdateAsync(StoredBatch batch) =>
        await database.WriteAsync(Update, batch, CancellationToken.None) == 1;

    public Task RemoveAsync(Guid id) =>
        database.WriteAsync("delete from provider_batch where id = @id", new { id }, CancellationToken.None);

    /// <summary>The owner's batch under the provider's id; null for everybody else's.</summary>
    public Task<StoredBatch?> FindAsync(Guid owner, string id, CancellationToken cancellationToken) =>
        OneAsync("batch_id = @id and owner_id = @owner", new { id, owner }, cancellationToken);

    public Task<StoredBatch?> FindRepeatAsync(Guid owner, byte[] digest, CancellationToken cancellationToken) =>
        OneAsync("repeat_digest = @digest and owner_id = @owner", new { digest, owner }, cancellationToken);

    /// <summary>The owner's newest behind <paramref name="after"/>, and one more when there are more.</summary>
    public Task<IReadOnlyList<StoredBatch>> ListAsync(
        Guid owner,
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ManyAsync(
            $"""
            select {Columns} from provider_batch
            where owner_id = @owner and batch_id is not null and (@after is null or (created_at, id) <
                (select a.created_at, a.id from provider_batch a where a.batch_id = @after and a.owner_id = @owner))
            order by created_at desc, id desc limit @take
            """,
            new
            {
                owner,
                after,
                take = limit + 1,
            },
            cancellationToken
        );

    /// <summary>Those to look after at <paramref name="now"/>, the longest due first.</summary>
    public Task<IReadOnlyList<StoredBatch>> DueAsync(
        DateTimeOffset now,
        TimeSpan patience,
        int take,
        CancellationToken cancellationToken
    ) =>
        ManyAsync(
            _due,
            new
            {
                now = now.ToUnixTimeMilliseconds(),
                stale = (now - patience).ToUnixTimeMilliseconds(),
                take,
            },
            cancellationToken
        );

    /// <summary>Takes its turn: false when another replica was faster.</summary>
    public async Task<bool> TakeAsync(StoredBatch batch, long nextAt) =>
        await database.WriteAsync(
            "update provider_batch set due_at = @nextAt where id = @Id and due_at = @DueAt and state < 3",
            new
            {
                batch.Id,
                batch.DueAt,
                nextAt,
            },
            CancellationToken.None
        ) == 1;

    private async Task<StoredBatch?> OneAsync(string condition, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = $"select {Columns} from provider_batch where {condition}";
        return await connection.QuerySingleOrDefaultAsync<StoredBatch>(
            new(sql, values, cancellationToken: cancellationToken)
        );
    }

    private async Task<IReadOnlyList<StoredBatch>> ManyAsync(
        string sql,
        object values,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<StoredBatch>(new(sql, values, cancellationToken: cancellationToken))];
    }
}
