using System.ComponentModel.DataAnnotations;
using Solaris.Http;

namespace Solaris.Members;

/// <summary>Which asks to list.</summary>
public sealed record AskQuery
{
    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>Rows in a page.</summary>
    [Range(1, 200)]
    public int? Limit { get; init; }

    /// <summary><c>open</c>, <c>approved</c> or <c>denied</c>; all when absent.</summary>
    [AllowedValues(
        null,
        AskStatus.Open,
        AskStatus.Approved,
        AskStatus.Denied,
        ErrorMessage = "Must be open, approved or denied."
    )]
    public string? Status { get; init; }

    internal PageQuery Page => new() { Cursor = Cursor, Limit = Limit };
}
