using Dapper;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>Rows of vouchers.</summary>
internal sealed class VoucherStore(Database database)
{
    public Task AddAsync(Voucher voucher, CancellationToken cancellationToken) =>
        database.WriteAsync(
            """
            insert into voucher (id, organisation_id, digest, hint, tokens, validity_days, uses, used, expires_at, created_at)
            values (@Id, @OrganisationId, @Digest, @Hint, @Tokens, @ValidityDays, @Uses, 0, @ExpiresAt, @CreatedAt)
            """,
            voucher,
            cancellationToken
        );

    /// <summary>Vouchers, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<Voucher>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {Voucher.Columns} from voucher where organisation_id = {Organisation.Own} and id < @Before
            order by id desc limit @Take
            """;
        var values = new { page.Before, page.Take };
        return [.. await connection.QueryAsync<Voucher>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>False when there is none that could be redeemed still.</summary>
    public async Task<bool> WithdrawAsync(Guid id, long now, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            $"""
            update voucher set withdrawn_at = @now
            where id = @id and withdrawn_at is null and organisation_id = {Organisation.Own}
            """,
            new { id, now },
            cancellationToken
        ) == 1;

    /// <summary>Counts one use; null when there is no such voucher, or it is used up, over or withdrawn.</summary>
    public async Task<Voucher?> UseAsync(byte[] digest, long now, CancellationToken cancellationToken)
    {
        await using var write = await database.WriteAsync(cancellationToken);
        const string sql = $"""
            update voucher set used = used + 1
            where digest = @digest and used < uses and expires_at > @now and withdrawn_at is null
                and organisation_id = {Organisation.Own}
            returning {Voucher.Columns}
            """;
        var voucher = await write.Connection.QueryFirstOrDefaultAsync<Voucher>(
            new(sql, new { digest, now }, write.Transaction, cancellationToken: cancellationToken)
        );
        await write.CommitAsync(cancellationToken);
        return voucher;
    }
}
