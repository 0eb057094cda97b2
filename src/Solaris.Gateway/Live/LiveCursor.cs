using System.ComponentModel.DataAnnotations;

namespace Solaris.Live;

/// <summary>Up to where a reader has seen: what comes after is sent, and nothing twice.</summary>
public sealed record LiveCursor
{
    /// <summary>Of the last frame; another replica has other streams.</summary>
    [MaxLength(40)]
    public string? Stream { get; init; }

    /// <summary>Of the last frame.</summary>
    public long? Seq { get; init; }
}
