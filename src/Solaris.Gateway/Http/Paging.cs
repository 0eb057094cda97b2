using System.Buffers;
using System.Buffers.Text;

namespace Solaris.Http;

/// <summary>Turns rows that were read one beyond a page into the page, and ids into cursors.</summary>
internal static class Paging
{
    public static Page<T> Cut<TRow, T>(
        IReadOnlyList<TRow> rows,
        PageRequest request,
        Func<TRow, T> show,
        Func<TRow, Guid> id
    )
    {
        var more = rows.Count > request.Limit;
        var shown = more ? rows.Take(request.Limit) : rows;
        return new([.. shown.Select(show)], more ? Encode(id(rows[request.Limit - 1])) : null);
    }

    public static string Encode(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    public static bool TryDecode(string cursor, out Guid? id)
    {
        Span<byte> bytes = stackalloc byte[16];
        var valid =
            Base64Url.DecodeFromChars(cursor, bytes, out _, out var length) == OperationStatus.Done && length == 16;
        id = valid ? new Guid(bytes, bigEndian: true) : null;
        return valid;
    }
}
