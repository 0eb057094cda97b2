using Dapper;
using Solaris.Storage;

namespace Solaris.Pricing.Exchange;

/// <summary>Rows of the organisation's currency and its rates.</summary>
internal sealed class RateStore(Database database)
{
    private const string Columns = """
        id as "Id", month as "Month", currency as "Currency", micros as "Micros", source as "Source",
        created_at as "CreatedAt"
        """;

    /// <summary>Null before the organisation is made.</summary>
    public async Task<CurrencyTerms?> TermsAsync(CancellationToken cancellationToken)
    {
        const string sql = """
            select currency as "Currency", zone as "Zone", carry_rate as "Carries" from organisation
            order by created_at limit 1
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<TermsRow>(new(sql, cancellationToken: cancellationToken));
        return row is null ? null : new(row.Currency, row.Zone, row.Carries == 1);
    }

    public async Task<IReadOnlyList<RateRow>> RatesAsync(CancellationToken cancellationToken)
    {
        const string sql = $"select {Columns} from exchange_rate order by id";
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<RateRow>(new(sql, cancellationToken: cancellationToken))];
    }

    /// <summary>Newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<RateRow>> ListAsync(Http.PageRequest page, CancellationToken cancellationToken)
    {
        const string sql = $"select {Columns} from exchange_rate where id < @Before order by id desc limit @Take";
        await using var connection = await database.OpenAsync(cancellationToken);
        var values = new { page.Before, page.Take };
        return [.. await connection.QueryAsync<RateRow>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>False when the currency would change although something was held or charged in the old one.</summary>
    public async Task<bool> SetAsync(string currency, bool carriesForward, CancellationToken cancellationToken)
    {
        const string sql = """
            update organisation set currency = @currency, carry_rate = @carry
            where currency = @currency or (not exists (select 1 from reservation where amount_micros > 0)
                and not exists (select 1 from request where cost_micros > 0))
            """;
        var values = new { currency, carry = carriesForward ? 1 : 0 };
        return await database.WriteAsync(sql, values, cancellationToken) > 0;
    }

    public async Task AddAsync(IReadOnlyList<RateRow> rates, CancellationToken cancellationToken)
    {
        const string sql = """
            insert into exchange_rate (id, month, currency, micros, source, created_at)
            values (@Id, @Month, @Currency, @Micros, @Source, @CreatedAt)
            """;
        await using var write = await database.WriteAsync(cancellationToken);
        foreach (var rate in rates)
        {
            await write.Connection.ExecuteAsync(
                new(sql, rate, write.Transaction, cancellationToken: cancellationToken)
            );
        }
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// True when a call of the month was held or charged by its price. Ids of calls begin with their time, so this reads a range
    /// of the primary key.
    /// </summary>
    public async Task<bool> IsFrozenAsync(Period month, CancellationToken cancellationToken)
    {
        const string sql = """
            select count(*) from (select 1 as n from reservation
            where id >= @first and id < @after and amount_micros > 0 limit 1) found
            """;
        var values = new { first = FirstId(month.Start), after = FirstId(month.End) };
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new(sql, values, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>No call's id of an earlier millisecond is greater, none of this one smaller.</summary>
    private static Guid FirstId(long milliseconds)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        return new(bytes, bigEndian: true);
    }

    private sealed class TermsRow
    {
        public string Currency { get; init; } = "";
        public string Zone { get; init; } = "";
        public int Carries { get; init; }
    }
}
