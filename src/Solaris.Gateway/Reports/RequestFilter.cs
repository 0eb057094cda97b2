using System.ComponentModel.DataAnnotations;

namespace Solaris.Reports;

/// <summary>Which calls to list.</summary>
public sealed record RequestFilter
{
    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    [MaxLength(40)]
    public string? Cursor { get; init; }

    /// <summary>Rows in a page.</summary>
    [Range(1, 200)]
    public int? Limit { get; init; }

    public Guid? UserId { get; init; }
    public Guid? KeyId { get; init; }
    public Guid? TeamId { get; init; }

    /// <summary>The model name the client asked for.</summary>
    [MaxLength(128)]
    public string? Model { get; init; }

    /// <summary>The HTTP status the client got; 499 when it left first.</summary>
    [Range(0, 599)]
    public int? Status { get; init; }

    /// <summary>Start, included: a date in the organisation's zone, or an instant.</summary>
    [MaxLength(40)]
    public string? From { get; init; }

    /// <summary>End, excluded.</summary>
    [MaxLength(40)]
    public string? To { get; init; }
}
