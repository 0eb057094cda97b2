using System.Data.Common;

namespace Solaris.Http;

/// <summary>Tells a database that is out of reach from one that refuses what was asked.</summary>
internal static class DatabaseAway
{
    /// <summary>PostgreSQL's class of errors for servers that are told to stop, or that start.</summary>
    private const string Stopping = "57P";

    public static bool IsCauseOf(Exception exception) =>
        exception is DbException database
        && (database.IsTransient || database.SqlState?.StartsWith(Stopping, StringComparison.Ordinal) == true);
}
