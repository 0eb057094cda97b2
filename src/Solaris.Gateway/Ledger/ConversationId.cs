namespace Solaris.Ledger;

/// <summary>A conversation's id as the request log stores it: nearly all are UUIDs, which take 16 bytes instead of 37.</summary>
internal static class ConversationId
{
    /// <summary>The id as a UUID; null when it is none, or not written as one usually is.</summary>
    public static Guid? Packed(string? conversation) =>
        Guid.TryParseExact(conversation, "D", out var id)
        && string.Equals(id.ToString("D"), conversation, StringComparison.Ordinal)
            ? id
            : null;

    /// <summary>The id as text; null when it is stored as a UUID.</summary>
    public static string? Plain(string? conversation) => Packed(conversation) is null ? conversation : null;
}
