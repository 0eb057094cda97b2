using System.ComponentModel.DataAnnotations;

namespace Solaris.Routing;

/// <summary>Which models to list.</summary>
public sealed record ModelQuery
{
    public const int DefaultLimit = 50;

    /// <summary>Text in the name.</summary>
    [MaxLength(200)]
    public string? Q { get; init; }

    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    [MaxLength(400)]
    public string? Cursor { get; init; }

    [Range(1, 200)]
    public int? Limit { get; init; }
}
