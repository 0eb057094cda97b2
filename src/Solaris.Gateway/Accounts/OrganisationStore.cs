using Dapper;
using Solaris.Storage;

namespace Solaris.Accounts;

/// <summary>The one organisation of this installation.</summary>
internal sealed class OrganisationStore(Database database, TimeProvider clock)
{
    /// <summary>How long another replica's change may go unseen.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private Organisation? _known;
    private DateTimeOffset _until;

    /// <summary>The language to speak before the caller is known.</summary>
    public string Language => _known?.Language ?? Organisation.Portuguese;

    public ValueTask<Organisation> GetAsync(CancellationToken cancellationToken) =>
        _known is { } known && clock.GetUtcNow() < _until ? new(known) : LoadAsync(cancellationToken);

    /// <summary>Renames the organisation, or changes its zone or language; other replicas see it within half a minute.</summary>
    public async Task ChangeAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            "update organisation set name = @Name, zone = @Zone, language = @Language where id = @Id",
            new
            {
                organisation.Name,
                organisation.Zone,
                organisation.Language,
                Id = organisation.Id.Value,
            },
            cancellationToken
        );
        Forget(); // What follows in this change reads it as it will be.
        database.AfterCommit(() =>
        {
            Forget();
            Changed?.Invoke();
        });
    }

    /// <summary>Raised when it was changed here.</summary>
    public event Action? Changed;

    /// <summary>Reads it again when it is asked for next.</summary>
    public void Forget() => _until = default;

    private async ValueTask<Organisation> LoadAsync(CancellationToken cancellationToken)
    {
        var organisation = await ReadAsync(cancellationToken) ?? await CreateAsync(cancellationToken);
        (_known, _until) = (organisation, clock.GetUtcNow() + Lifetime);
        return organisation;
    }

    private async Task<Organisation?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql =
            "select id as Id, name as Name, zone as Zone, language as Language from organisation order by created_at, id limit 1";
        var row = await connection.QueryFirstOrDefaultAsync<Row>(new(sql, cancellationToken: cancellationToken));
        return row is null ? null : new(new(row.Id), row.Name, row.Zone, row.Language);
    }

    private async Task<Organisation> CreateAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (database.Kind == DatabaseKind.Postgres)
            {
                // Replicas that start together must not both find the table empty. SQLite has one writer.
                const string alone = "lock table organisation in share row exclusive mode";
                await connection.ExecuteAsync(
                    new(alone, transaction: transaction, cancellationToken: cancellationToken)
                );
            }
            const string insert = """
                insert into organisation (id, name, zone, language, created_at)
                select @Id, 'Organisation', 'America/Sao_Paulo', @Language, @Now
                where not exists (select 1 from organisation)
                """;
            var values = new
            {
                Id = Guid.CreateVersion7(now),
                Language = Organisation.Portuguese,
                Now = now.ToUnixTimeMilliseconds(),
            };
            await connection.ExecuteAsync(new(insert, values, transaction, cancellationToken: cancellationToken));
            await transaction.CommitAsync(cancellationToken);
        }
        return await ReadAsync(cancellationToken) ?? throw new InvalidOperationException("The organisation is gone.");
    }

    private sealed record Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Zone { get; init; } = "";
        public string Language { get; init; } = "";
    }
}
