using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>Checks the ledger's promises on the stored rows, in one consistent view of them, while calls go on.</summary>
internal sealed class LedgerVerifier(Database database)
{
    private const int MostOfAKind = 100;

    /// <summary>The triggers that keep the books append-only (I9).</summary>
    private static readonly string[] Guards = ["transfer_no_delete", "transfer_no_update"];

    public async Task<Verification> VerifyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var view = await ViewAsync(connection, cancellationToken);
        var now = await connection.ExecuteScalarAsync<long>(
            new($"select {database.Now}", transaction: view, cancellationToken: cancellationToken)
        );
        var counted = await connection.ExecuteScalarAsync<long>(
            new(LedgerRules.Counted, transaction: view, cancellationToken: cancellationToken)
        );
        var violations = new List<string>();
        foreach (var rule in LedgerRules.All)
        {
            var sql = string.Format(CultureInfo.InvariantCulture, rule, IdAsText) + $" limit {MostOfAKind}";
            violations.AddRange(
                await connection.QueryAsync<string>(
                    new(
                        sql,
                        new { past = now - LedgerRules.SweepGrace },
                        transaction: view,
                        cancellationToken: cancellationToken
                    )
                )
            );
        }
        violations.AddRange(await MissingGuardsAsync(connection, view, cancellationToken));
        return new(counted, violations);
    }

    private string IdAsText => database.Kind == DatabaseKind.Postgres ? "r.id" : "lower(hex(r.id))";

    /// <summary>One snapshot for all rules; on SQLite a deferred transaction is one, and keeps no writer waiting.</summary>
    private static async Task<DbTransaction> ViewAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection is Microsoft.Data.Sqlite.SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    private async Task<IEnumerable<string>> MissingGuardsAsync(
        DbConnection connection,
        DbTransaction view,
        CancellationToken cancellationToken
    )
    {
        var sql =
            database.Kind == DatabaseKind.Postgres
                ? "select tgname::text from pg_trigger where tgrelid = 'transfer'::regclass and tgenabled <> 'D'"
                : "select name from sqlite_master where type = 'trigger' and tbl_name = 'transfer'";
        var present = await connection.QueryAsync<string>(
            new(sql, transaction: view, cancellationToken: cancellationToken)
        );
        return Guards.Except(present, StringComparer.Ordinal).Select(guard => $"I9: trigger {guard} is missing");
    }
}
