using NpgsqlTypes;

namespace Solaris.Storage.Moves;

/// <summary>One column of a table that is moved.</summary>
/// <param name="Type">What PostgreSQL stores it as; SQLite has integers, texts and blobs only.</param>
/// <param name="IsIdentity">The database counts it: the count goes on where the source's was.</param>
internal sealed record MovedColumn(string Name, NpgsqlDbType Type, bool IsIdentity);
