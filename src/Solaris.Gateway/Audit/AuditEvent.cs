using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Solaris.Audit;

/// <summary>A row of the audit. Times are Unix milliseconds.</summary>
internal sealed record AuditEvent
{
    public const string Columns = """
        e.number as Number, e.day as Day, e.at as At, e.actor_kind as ActorKind, e.actor_id as ActorId,
        e.action as Action, e.object_kind as ObjectKind, e.object_id as ObjectId, e.changes as Changes,
        e.reason as Reason, e.address as Address, e.request_id as RequestId, e.previous as Previous, e.hash as Hash
        """;

    public long Number { get; init; }
    public long Day { get; init; }
    public long At { get; init; }
    public string ActorKind { get; init; } = "";
    public Guid? ActorId { get; init; }
    public string Action { get; init; } = "";
    public string ObjectKind { get; init; } = "";
    public string? ObjectId { get; init; }
    public string Changes { get; init; } = "[]";
    public string? Reason { get; init; }
    public string? Address { get; init; }
    public string? RequestId { get; init; }
    public byte[] Previous { get; init; } = [];
    public byte[] Hash { get; init; } = [];

    /// <summary>The hash this row must have. Each field comes with its length, so that nothing can move between two fields.</summary>
    public byte[] ComputeHash()
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(Previous);
        Write(bytes, Number);
        Write(bytes, Day);
        Write(bytes, At);
        foreach (
            var text in (string?[])
                [ActorKind, ActorId?.ToString("D"), Action, ObjectKind, ObjectId, Changes, Reason, Address, RequestId]
        )
        {
            Write(bytes, text);
        }
        return SHA256.HashData(bytes.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }

    private static void Write(ArrayBufferWriter<byte> bytes, string? text)
    {
        Write(bytes, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text ?? "", bytes);
    }
}
