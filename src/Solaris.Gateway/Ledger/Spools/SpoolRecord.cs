using System.Buffers.Binary;
using System.Numerics;
using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Spools;

/// <summary>
/// One settle in the spool: length and checksum, 4 bytes each, then the packed operation. A record that was cut by a
/// crash, or follows one that was, is not read.
/// </summary>
internal static class SpoolRecord
{
    private const int HeadLength = 8;

    /// <summary>2 since charges name their price; 1 is still read, so that an upgrade loses nothing.</summary>
    private const ulong Version = 2;

    public static byte[] Write(ResolveOperation operation)
    {
        var writer = new PackedWriter().Unsigned(Version).Id(operation.Id).Charge(operation.Charge);
        if (operation.Request is { } request)
        {
            writer.Request(request);
        }
        var record = new byte[HeadLength + writer.Written.Length];
        writer.Written.CopyTo(record.AsSpan(HeadLength));
        BinaryPrimitives.WriteInt32LittleEndian(record, writer.Written.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), Checksum(writer.Written));
        return record;
    }

    public static List<ResolveOperation> ReadAll(ReadOnlySpan<byte> spool)
    {
        var operations = new List<ResolveOperation>();
        while (TryTake(ref spool, out var body))
        {
            operations.Add(Read(body));
        }
        return operations;
    }

    private static ResolveOperation Read(ReadOnlySpan<byte> body)
    {
        var reader = new PackedReader(body);
        if (reader.Unsigned() is 0 or > Version)
        {
            throw new InvalidDataException("The spool was written by a newer gateway.");
        }
        var id = reader.Id();
        var charge = reader.Charge();
        return new(id, charge, reader.AtEnd ? null : reader.Request());
    }

    private static bool TryTake(ref ReadOnlySpan<byte> spool, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (spool.Length <= HeadLength)
        {
            return false;
        }
        var length = BinaryPrimitives.ReadInt32LittleEndian(spool);
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(spool[4..]);
        if (length <= 0 || length > spool.Length - HeadLength)
        {
            return false;
        }
        body = spool.Slice(HeadLength, length);
        spool = spool[(HeadLength + length)..];
        return Checksum(body) == checksum;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }
        foreach (var last in bytes)
        {
            checksum = BitOperations.Crc32C(checksum, last);
        }
        return ~checksum;
    }
}
