using System.ComponentModel.DataAnnotations;

namespace Solaris.Audit;

/// <summary>Which events to list.</summary>
public sealed record AuditQuery
{
    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    [RegularExpression("^[1-9][0-9]{0,18}$", ErrorMessage = "Not a cursor of this list.")]
    public string? Cursor { get; init; }

    /// <summary>Rows in a page.</summary>
    [Range(1, 200)]
    public int? Limit { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Such as <c>user.update</c>.</summary>
    [MaxLength(60)]
    public string? Action { get; init; }

    /// <summary>Such as <c>user</c>, <c>key</c> or <c>limits</c>.</summary>
    [MaxLength(60)]
    public string? ObjectKind { get; init; }

    [MaxLength(200)]
    public string? ObjectId { get; init; }

    /// <summary>Start, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End, excluded.</summary>
    public DateTimeOffset? To { get; init; }
}
