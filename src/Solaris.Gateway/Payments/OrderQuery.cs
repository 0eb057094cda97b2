using System.ComponentModel.DataAnnotations;
using Solaris.Http;

namespace Solaris.Payments;

/// <summary>Which orders to list.</summary>
public sealed record OrderQuery
{
    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>Rows in a page.</summary>
    [Range(1, 200)]
    public int? Limit { get; init; }

    /// <summary>An order's status; all when absent.</summary>
    [MaxLength(20)]
    public string? Status { get; init; }

    internal PageQuery Page => new() { Cursor = Cursor, Limit = Limit };
}
