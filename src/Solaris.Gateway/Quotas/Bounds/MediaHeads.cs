namespace Solaris.Quotas.Bounds;

/// <summary>Sizes of inline audio and files, from their base64 length and first bytes.</summary>
internal static class MediaHeads
{
    public static void AddAudio(ref MediaTally media, ReadOnlySpan<byte> json)
    {
        Span<byte> head = stackalloc byte[48];
        var payload = Base64Head.Payload(json);
        var bytes = Bytes(payload);
        var known = Base64Head.Decode(payload, head);
        media.AddAudio(bytes, AudioHeader.Seconds(head[..known], bytes));
    }

    public static void AddFile(ref MediaTally media, ReadOnlySpan<byte> json)
    {
        Span<byte> head = stackalloc byte[12];
        var payload = Base64Head.Payload(json);
        var known = Base64Head.Decode(payload, head);
        media.AddFile(payload.IsEmpty ? null : Bytes(payload), paged: head[..known].StartsWith("%PDF"u8));
    }

    /// <summary>At most the decoded length; escapes and line breaks only make it wider.</summary>
    private static long Bytes(ReadOnlySpan<byte> payload) => (payload.Length + 3L) / 4 * 3;
}
