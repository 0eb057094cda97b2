using System.ComponentModel.DataAnnotations;

namespace Solaris.Pricing;

/// <summary>Which prices to list.</summary>
public sealed record PriceListQuery
{
    public const int DefaultLimit = 50;

    /// <summary>Only this provider's.</summary>
    [MaxLength(64)]
    public string? Provider { get; init; }

    /// <summary>Text in the model's name.</summary>
    [MaxLength(200)]
    public string? Q { get; init; }

    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    [MaxLength(400)]
    public string? Cursor { get; init; }

    [Range(1, 200)]
    public int? Limit { get; init; }
}
