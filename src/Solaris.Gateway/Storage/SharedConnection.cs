using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Solaris.Storage;

/// <summary>A connection lent to someone who closes it after use: the owner's stays open.</summary>
internal sealed class SharedConnection(DbConnection inner) : DbConnection
{
    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open() { }

    public override void Close() { }

    protected override DbCommand CreateDbCommand() => inner.CreateCommand();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        throw new InvalidOperationException("Inside a change, write through Database.WriteAsync.");
}
