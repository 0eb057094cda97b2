using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Solaris.Ledger.Stores;

/// <summary>
/// A prepared statement, used again and again by the writer's thread. It speaks to SQLite without ADO.NET in
/// between: a command there costs more than the statement itself, and a call needs a dozen.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly byte[] _id = new byte[16];
    private int _bound;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    /// <summary>The values of the next run, in the order of the statement's parameters.</summary>
    public SqliteStatement Add(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    public SqliteStatement Add(Guid value)
    {
        value.TryWriteBytes(_id, bigEndian: true, out _);
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, _id));
        return this;
    }

    public SqliteStatement Add(Guid? value) => value is { } id ? Add(id) : AddNull();

    public SqliteStatement Add(long? value) => value is { } number ? Add(number) : AddNull();

    public SqliteStatement Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }
        Span<byte> utf8 = stackalloc byte[512];
        if (Encoding.UTF8.TryGetBytes(value, utf8, out var length))
        {
            Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8[..length]));
        }
        else
        {
            Check(raw.sqlite3_bind_text(_statement, ++_bound, Encoding.UTF8.GetBytes(value).AsSpan()));
        }
        return this;
    }

    public SqliteStatement Add(byte[]? value)
    {
        if (value is null)
        {
            return AddNull();
        }
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    /// <summary>Runs the statement to its end.</summary>
    public void Run()
    {
        while (Next()) { }
    }

    /// <summary>The one number that the statement answers.</summary>
    public long Single()
    {
        _ = Next();
        var number = Number(0);
        Reset();
        return number;
    }

    /// <summary>Goes to the next row; after the last, the statement is ready for its next run.</summary>
    public bool Next()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }
        Reset();
        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }
        return false;
    }

    /// <summary>Ends a run that is not read to its last row.</summary>
    public void Reset()
    {
        _ = raw.sqlite3_reset(_statement);
        _bound = 0;
    }

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public Guid Id(int column) => new(raw.sqlite3_column_blob(_statement, column), bigEndian: true);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    private SqliteStatement AddNull()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(_connection).utf8_to_string();
            throw new SqliteException(
                $"SQLite error {code}: {message}",
                code,
                raw.sqlite3_extended_errcode(_connection)
            );
        }
    }
}
