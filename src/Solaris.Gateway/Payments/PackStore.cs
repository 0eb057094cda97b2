using Dapper;
using Solaris.Accounts;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>Rows of packs. There are few: they are listed whole.</summary>
internal sealed class PackStore(Database database, OrganisationStore organisations, TimeProvider clock)
{
    public async Task<IReadOnlyList<Pack>> ListAsync(bool all, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {Pack.Columns} from pack where organisation_id = {Organisation.Own} and (on_sale = 1 or @all = 1)
            order by centavos, id limit 200
            """;
        return
        [
            .. await connection.QueryAsync<Pack>(
                new(sql, new { all = all ? 1 : 0 }, cancellationToken: cancellationToken)
            ),
        ];
    }

    public async Task<Pack?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"select {Pack.Columns} from pack where id = @id and organisation_id = {Organisation.Own}";
        return await connection.QuerySingleOrDefaultAsync<Pack>(
            new(sql, new { id }, cancellationToken: cancellationToken)
        );
    }

    public async Task<Pack> AddAsync(PackRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var organisation = await organisations.GetAsync(cancellationToken);
        var pack = Filled(
            new()
            {
                Id = Guid.CreateVersion7(now),
                OrganisationId = organisation.Id.Value,
                CreatedAt = now.ToUnixTimeMilliseconds(),
            },
            request
        );
        await database.WriteAsync(
            """
            insert into pack (id, organisation_id, name, tokens, centavos, validity_days, on_sale, created_at)
            values (@Id, @OrganisationId, @Name, @Tokens, @Centavos, @ValidityDays, @OnSale, @CreatedAt)
            """,
            pack,
            cancellationToken
        );
        return pack;
    }

    public async Task<Pack> ChangeAsync(Pack pack, PackRequest request, CancellationToken cancellationToken)
    {
        var changed = Filled(pack, request);
        await database.WriteAsync(
            """
            update pack set name = @Name, tokens = @Tokens, centavos = @Centavos, validity_days = @ValidityDays,
                on_sale = @OnSale where id = @Id
            """,
            changed,
            cancellationToken
        );
        return changed;
    }

    private static Pack Filled(Pack pack, PackRequest request) =>
        pack with
        {
            Name = request.Name.Trim(),
            Tokens = request.Tokens ?? 0,
            Centavos = request.Centavos ?? 0,
            ValidityDays = request.ValidityDays ?? Pack.Year,
            OnSale = request.OnSale == false ? 0 : 1,
        };
}
