using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Solaris.Storage;

namespace Solaris.Ledger.Verification;

/// <summary>Audits the stored books against the invariants: what <c>solaris ledger verify</c> and the API answer.</summary>
internal sealed class LedgerVerifier(Database database)
{
    /// <summary>Enough to see what is wrong; the rest is the same fault again.</summary>
    private const int Shown = 100;

    /// <summary>Reads one consistent snapshot, so that calls settling meanwhile cannot look like violations.</summary>
    public async Task<LedgerReport> VerifyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var snapshot = await SnapshotAsync(connection, cancellationToken);
        return await VerifyAsync(connection, snapshot, cancellationToken);
    }

    /// <summary>Reads what <paramref name="snapshot"/> sees, also what it has written and not committed.</summary>
    public async Task<LedgerReport> VerifyAsync(
        DbConnection connection,
        DbTransaction snapshot,
        CancellationToken cancellationToken
    )
    {
        var violations = new List<string>();
        foreach (var check in LedgerChecks.For(database))
        {
            var found = await connection.QueryAsync<Violation>(
                new CommandDefinition(
                    check.Sql,
                    transaction: snapshot,
                    commandTimeout: 600,
                    cancellationToken: cancellationToken
                )
            );
            violations.AddRange(found.Take(Shown).Select(violation => Describe(check, violation)));
        }
        var rows = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(
                "select (select count(*) from bucket) + (select count(*) from reservation) + (select count(*) from transfer)",
                transaction: snapshot,
                commandTimeout: 600,
                cancellationToken: cancellationToken
            )
        );
        return new(rows, violations);
    }

    /// <summary>SQLite's default would take the write lock, and stop the gateway for as long as the audit lasts.</summary>
    private static async ValueTask<DbTransaction> SnapshotAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    ) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    private static string Describe(LedgerCheck check, Violation violation) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{check.Invariant} {violation.Subject}: {check.Promise}; expected {violation.Expected}, found {violation.Found}."
        );

    private sealed class Violation
    {
        public required string Subject { get; init; }
        public required long Expected { get; init; }
        public required long Found { get; init; }
    }
}
