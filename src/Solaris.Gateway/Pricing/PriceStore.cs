using System.Text.Json;
using Dapper;
using Solaris.Storage;

namespace Solaris.Pricing;

/// <summary>Rows of prices: tables used, versions charged, and the administrators' own. None is ever changed.</summary>
internal sealed class PriceStore(Database database)
{
    private const string Columns = """
        id as "Id", provider as "Provider", model as "Model", prices as "Prices", valid_from as "ValidFrom",
        created_at as "CreatedAt"
        """;

    public async Task<IReadOnlyList<PriceOverride>> OverridesAsync(CancellationToken cancellationToken)
    {
        const string sql = $"select {Columns} from price_override order by id";
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<PriceOverride>(new(sql, cancellationToken: cancellationToken))];
    }

    /// <summary>A model's own prices, newest first, one more than the page.</summary>
    public async Task<IReadOnlyList<PriceOverride>> HistoryAsync(
        string provider,
        string model,
        Http.PageRequest page,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"""
            select {Columns} from price_override
            where provider = @provider and model = @model and id < @Before order by id desc limit @Take
            """;
        var values = new
        {
            provider,
            model,
            page.Before,
            page.Take,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<PriceOverride>(new(sql, values, cancellationToken: cancellationToken))];
    }

    public Task AddAsync(PriceOverride row, CancellationToken cancellationToken) =>
        ExecuteAsync(
            """
            insert into price_override (id, provider, model, prices, valid_from, created_at)
            values (@Id, @Provider, @Model, @Prices, @ValidFrom, @CreatedAt)
            """,
            row,
            cancellationToken
        );

    public Task AddVersionAsync(PriceVersion version, long at, CancellationToken cancellationToken) =>
        ExecuteAsync(
            """
            insert into price_version (label, provider, model, content, first_used)
            values (@Label, @Provider, @Model, @Content, @at) on conflict do nothing
            """,
            new
            {
                version.Label,
                version.Provider,
                version.Model,
                version.Content,
                at,
            },
            cancellationToken
        );

    /// <summary>The price that calls were charged at under a name; null when it was never written down.</summary>
    public async Task<ModelPrice?> FindVersionAsync(string label, CancellationToken cancellationToken)
    {
        const string sql = "select content from price_version where label = @label";
        await using var connection = await database.OpenAsync(cancellationToken);
        var content = await connection.QuerySingleOrDefaultAsync<string>(
            new(sql, new { label }, cancellationToken: cancellationToken)
        );
        return content is null ? null : JsonSerializer.Deserialize(content, PriceContentJson.Default.ModelPrice);
    }

    public Task AddTableAsync(PriceTableInfo table, long at, CancellationToken cancellationToken) =>
        ExecuteAsync(
            """
            insert into price_table (sha256, source, models, imported_at)
            values (@Sha256, @Source, @Models, @at) on conflict do nothing
            """,
            new
            {
                table.Sha256,
                table.Source,
                table.Models,
                at,
            },
            cancellationToken
        );

    private Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken) =>
        database.WriteAsync(sql, values, cancellationToken);
}
