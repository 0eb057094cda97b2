using System.ComponentModel.DataAnnotations;
using Solaris.Http;

namespace Solaris.Alerts;

/// <summary>Which alerts to list.</summary>
public sealed record AlertQuery
{
    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>Rows in a page.</summary>
    [Range(1, 200)]
    public int? Limit { get; init; }

    /// <summary><c>open</c>, <c>acknowledged</c> or <c>resolved</c>; all when absent.</summary>
    [AllowedValues(
        null,
        AlertState.Open,
        AlertState.Acknowledged,
        AlertState.Resolved,
        ErrorMessage = "Must be open, acknowledged or resolved."
    )]
    public string? State { get; init; }

    internal PageQuery Page => new() { Cursor = Cursor, Limit = Limit };
}
