using System.Data;
using Dapper;
using Npgsql;

namespace Solaris.Storage;

/// <summary>Maps Guid to <c>uuid</c> in PostgreSQL and to 16 big-endian bytes in SQLite, so that version 7 ids sort by time in both.</summary>
internal sealed class GuidColumns : SqlMapper.TypeHandler<Guid>
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.AddTypeHandler(new GuidColumns());
        return true;
    });

    public static void Register() => _ = Registered.Value;

    public override void SetValue(IDbDataParameter parameter, Guid value) =>
        parameter.Value = parameter is NpgsqlParameter ? value : value.ToByteArray(bigEndian: true);

    public override Guid Parse(object value) => value is Guid guid ? guid : new Guid((byte[])value, bigEndian: true);
}
