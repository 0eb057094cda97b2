namespace Solaris.Storage;

internal enum DatabaseKind
{
    Sqlite,
    Postgres,
}
