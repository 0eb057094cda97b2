using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Solaris.Storage;

/// <summary>Tells a row that a constraint refused from a database that is away: waiting helps only against the latter.</summary>
internal static class RefusedRow
{
    /// <summary>SQLSTATE class 23, "integrity constraint violation" (ISO 9075; PostgreSQL's Appendix A).</summary>
    private const string IntegrityClass = "23";

    /// <summary>SQLITE_CONSTRAINT (sqlite.org/rescode.html).</summary>
    private const int SqliteConstraint = 19;

    extension(DbException exception)
    {
        public bool IsRefusedRow =>
            exception is SqliteException { SqliteErrorCode: SqliteConstraint }
            || exception.SqlState?.StartsWith(IntegrityClass, StringComparison.Ordinal) == true;
    }
}
