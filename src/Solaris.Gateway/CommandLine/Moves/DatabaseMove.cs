using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Solaris.Ledger.Verification;
using Solaris.Storage;
using Solaris.Storage.Moves;

namespace Solaris.CommandLine.Moves;

/// <summary>
/// Moves everything from the embedded database to PostgreSQL in one transaction, which counts only when the books are right and the
/// same on both sides. The source is only read.
/// </summary>
internal sealed class DatabaseMove(Database source, Database target, TextWriter output)
{
    /// <summary>Null when everything was moved, else why nothing was.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        await using var from = (SqliteConnection)await source.OpenAsync(cancellationToken);
        await using var read = from.BeginTransaction(deferred: true);
        await using var to = (NpgsqlConnection)await target.OpenAsync(cancellationToken);
        await using var write = await to.BeginTransactionAsync(cancellationToken);
        var tables = await MovedTables.ReadAsync(to);
        var refusal = await MoveChecks.RefuseAsync(source.Now, from, to, tables);
        if (refusal is not null)
        {
            return refusal;
        }
        var moved = await CopyAsync(from, to, tables, cancellationToken);
        refusal = moved ?? await CompareBooksAsync(new(from, read), new(to, write), cancellationToken);
        if (refusal is null)
        {
            await write.CommitAsync(cancellationToken);
        }
        return refusal;
    }

    private async Task<string?> CopyAsync(
        SqliteConnection from,
        NpgsqlConnection to,
        IReadOnlyList<MovedTable> tables,
        CancellationToken cancellationToken
    )
    {
        await MovedMonths.PrepareAsync(to, await from.ExecuteScalarAsync<byte[]?>("select min(id) from request"));
        foreach (var table in tables)
        {
            var sent = await TableCopy.RunAsync(from, to, table, cancellationToken);
            // Without fresh statistics the checks that follow would take minutes.
            await to.ExecuteAsync($"analyze {table.Quoted}", commandTimeout: 0);
            var arrived = await to.ExecuteScalarAsync<long>($"select count(*) from {table.Quoted}", commandTimeout: 0);
            await output.WriteLineAsync(string.Create(Invariant, $"{table.Name, -24} {arrived, 12}"));
            if (arrived != sent)
            {
                return string.Create(Invariant, $"{table.Name} has {sent} rows, of which {arrived} arrived.");
            }
        }
        return null;
    }

    private async Task<string?> CompareBooksAsync(Side from, Side to, CancellationToken cancellationToken)
    {
        var left = await from.VerifyAsync(source, cancellationToken);
        var right = await to.VerifyAsync(target, cancellationToken);
        await output.WriteLineAsync(
            string.Create(Invariant, $"ledger in SQLite: {left.Checked} checked, {left.Violations.Count} violations")
        );
        await output.WriteLineAsync(
            string.Create(
                Invariant,
                $"ledger in PostgreSQL: {right.Checked} checked, {right.Violations.Count} violations"
            )
        );
        var sums = await to.SumsAsync();
        await output.WriteAsync(BookTotals.Of(sums));
        return (left.Violations, right.Violations) switch
        {
            ([var first, ..], _) =>
                $"The books of the source are not right: {first} Start the gateway on it once and stop it, so that it ends what "
                    + "it left; then see solaris ledger verify.",
            (_, [var first, ..]) => $"The books of the target are not right: {first}",
            _ => sums.SequenceEqual(await from.SumsAsync()) ? null : "The sums of the buckets differ.",
        };
    }

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>A database as the move's transaction sees it.</summary>
    private sealed record Side(DbConnection Connection, DbTransaction Transaction)
    {
        public Task<LedgerReport> VerifyAsync(Database database, CancellationToken cancellationToken) =>
            new LedgerVerifier(database).VerifyAsync(Connection, Transaction, cancellationToken);

        public Task<IReadOnlyList<BucketSum>> SumsAsync() => BucketSums.ReadAsync(Connection, Transaction);
    }
}
