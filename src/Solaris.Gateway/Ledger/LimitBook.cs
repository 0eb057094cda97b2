using System.Data.Common;
using Dapper;
using Solaris.Ledger.Batches;
using Solaris.Ledger.Stores;
using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>
/// The limits in force and how they stand: read for every call (cached), changed by administrators. Running periods
/// are granted the difference, or it is clawed back, in the transaction of the next call: only the writer touches
/// buckets.
/// </summary>
internal sealed class LimitBook(Database database)
{
    private const string Limits = """
        select id as "Id", scope as "Scope", scope_id as "ScopeId", unit as "Unit", time_window as "Window",
            model as "Model", amount as "Amount", block_at as "BlockAt", alert_at as "AlertAt",
            coalesce((select zone from organisation order by created_at limit 1), 'America/Sao_Paulo') as "Zone",
            coalesce((select currency from organisation order by created_at limit 1), 'USD') as "Currency"
        from quota_limit where removed_at is null
        """;

    private const string Remove = """
        update quota_limit set removed_at = @now, changed_at = @now
        where scope = @scope and scope_id = @scopeId and removed_at is null
        """;

    /// <summary>The same terms set again revive the old row, whose running period has been used already.</summary>
    private const string Put = """
        insert into quota_limit (scope, scope_id, unit, time_window, model, amount, block_at, alert_at, changed_at)
        values (@scope, @scopeId, @unit, @window, @model, @amount, @blockAt, @alertAt, @now)
        on conflict (scope, scope_id, unit, time_window, model) do update set amount = excluded.amount,
            block_at = excluded.block_at, alert_at = excluded.alert_at, changed_at = excluded.changed_at, removed_at = null
        """;

    private const string LiveBuckets = """
        select b.id, b.limit_id, b.kind, b.priority, b.starts_at, b.ends_at, b.order_id, b.plan, b.granted, b.used,
            b.held, b.overrun, b.clawback
        from bucket b join quota_limit l on l.id = b.limit_id
        where l.scope = @scope and l.scope_id = @scopeId and b.starts_at <= @now and b.ends_at > @now
        """;

    /// <summary>Every limit of the given scopes, from the database. <paramref name="scopes"/> is small: key, user, team, organisation.</summary>
    public async Task<IReadOnlyList<Limit>> FindAsync(
        IReadOnlyList<(LimitScope Scope, Guid ScopeId)> scopes,
        CancellationToken cancellationToken
    )
    {
        if (scopes.Count == 0)
        {
            return [];
        }
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. (await RecordsAsync(connection, scopes, cancellationToken)).Select(record => record.ToLimit())];
    }

    /// <summary>One scope's limits as they stand now, by the database's clock, with purchased packs.</summary>
    public async Task<IReadOnlyList<LimitStanding>> StandingsAsync(
        LimitScope scope,
        Guid scopeId,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var records = (await RecordsAsync(connection, [(scope, scopeId)], cancellationToken)).ToList();
        var now = await NowAsync(connection, transaction: null, cancellationToken);
        var state = new LedgerState(now, instance: default);
        records.ForEach(record => state.Limits.Add(record.Id, record.ToRow()));
        await LoadBucketsAsync(connection, state, scope, scopeId, cancellationToken);
        return records.ConvertAll(record => Stand(record.ToLimit(), state));
    }

    /// <summary>
    /// Replaces a scope's limits. Running periods take the new amounts with their next call: a lower one never cancels
    /// what is spent or held, it becomes debt (claw-back) and admits nothing until it is paid.
    /// </summary>
    public async Task ReplaceAsync(
        LimitScope scope,
        Guid scopeId,
        IReadOnlyList<LimitTerms> terms,
        CancellationToken cancellationToken
    )
    {
        Check(terms);
        await using var write = await database.WriteAsync(cancellationToken);
        var (connection, transaction) = (write.Connection, write.Transaction);
        var now = await NowAsync(connection, transaction, cancellationToken);
        var key = new
        {
            scope = (int)scope,
            scopeId,
            now,
        };
        await connection.ExecuteAsync(new(Remove, key, transaction, cancellationToken: cancellationToken));
        foreach (var term in terms)
        {
            var values = new
            {
                scope = (int)scope,
                scopeId,
                unit = (int)term.Unit,
                window = (int)term.Window,
                model = term.Model ?? "",
                amount = term.Amount,
                blockAt = term.BlockAt,
                alertAt = AlertColumn.Write(term.AlertAt),
                now,
            };
            await connection.ExecuteAsync(new(Put, values, transaction, cancellationToken: cancellationToken));
        }
        await write.CommitAsync(cancellationToken);
        database.AfterCommit(() => OnChanged(scope, scopeId));
    }

    /// <summary>Raised after a commit that changed a scope's limits, here or elsewhere: caches drop what they know of it.</summary>
    public event Action<LimitScope, Guid>? Changed;

    /// <summary>Raised after a commit of this process that changed a scope's limits.</summary>
    public event Action<LimitScope, Guid>? ChangedHere;

    /// <summary>Raised when any scope may have changed.</summary>
    public event Action? AnyChanged;

    /// <summary>Another replica has changed a scope's limits.</summary>
    public void Hear(LimitScope scope, Guid scopeId) => Changed?.Invoke(scope, scopeId);

    /// <summary>Other replicas may have changed anything.</summary>
    public void HearOfAny() => AnyChanged?.Invoke();

    private void OnChanged(LimitScope scope, Guid scopeId)
    {
        Changed?.Invoke(scope, scopeId);
        ChangedHere?.Invoke(scope, scopeId);
    }

    private static Task<IEnumerable<LimitRecord>> RecordsAsync(
        DbConnection connection,
        IReadOnlyList<(LimitScope Scope, Guid ScopeId)> scopes,
        CancellationToken cancellationToken
    )
    {
        var values = new DynamicParameters();
        var conditions = new List<string>(scopes.Count);
        foreach (var (scope, scopeId) in scopes)
        {
            var number = conditions.Count;
            conditions.Add($"(scope = @scope{number} and scope_id = @id{number})");
            values.Add($"scope{number}", (int)scope);
            values.Add($"id{number}", scopeId);
        }
        var sql = $"{Limits} and ({string.Join(" or ", conditions)}) order by scope, id";
        return connection.QueryAsync<LimitRecord>(new(sql, values, cancellationToken: cancellationToken));
    }

    private static async Task LoadBucketsAsync(
        DbConnection connection,
        LedgerState state,
        LimitScope scope,
        Guid scopeId,
        CancellationToken cancellationToken
    )
    {
        var values = new
        {
            scope = (int)scope,
            scopeId,
            now = state.Now,
        };
        await using var reader = await connection.ExecuteReaderAsync(
            new(LiveBuckets, values, cancellationToken: cancellationToken)
        );
        while (await reader.ReadAsync(cancellationToken))
        {
            var bucket = StoredBucket.Read(reader);
            if (state.Limits.TryGetValue(bucket.LimitId, out var limit))
            {
                state.Add(bucket.With(limit));
            }
        }
    }

    /// <summary>As the next call would find it: a period that has not begun is opened, and a changed amount granted, in memory.</summary>
    private static LimitStanding Stand(Limit limit, LedgerState state)
    {
        var id = limit.Id.Value;
        if (state.PlanOf(id) is null)
        {
            var period = Period.Containing(limit.Window, state.Now, limit.Zone);
            state.Add(
                new StoredBucket(-id, id, BucketKind.Plan, 0, period, null, 0, 0, 0, 0, 0, 0).With(state.Limits[id])
            );
        }
        state.GrantPlan(state.PlanOf(id)!);
        return Standings.Of(limit, state, asked: 0, fits: true);
    }

    private Task<long> NowAsync(
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken cancellationToken
    ) =>
        connection.ExecuteScalarAsync<long>(
            new($"select {database.Now}", transaction: transaction, cancellationToken: cancellationToken)
        );

    private static void Check(IReadOnlyList<LimitTerms> terms)
    {
        if (terms.FirstOrDefault(term => !term.IsSound) is { } unsound)
        {
            throw new ArgumentException($"{unsound} is out of range.", nameof(terms));
        }
        if (terms.DistinctBy(term => (term.Unit, term.Window, term.Model)).Count() < terms.Count)
        {
            throw new ArgumentException("A scope has one limit for each unit, window and model.", nameof(terms));
        }
    }
}
