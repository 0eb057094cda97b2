using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Solaris.Http;

/// <summary>The query of a cursor-paged list.</summary>
public sealed record PageQuery
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>Rows in a page.</summary>
    [Range(1, MaxLimit)]
    public int? Limit { get; init; }

    /// <summary>Text to search for.</summary>
    [MaxLength(200)]
    public string? Q { get; init; }

    /// <summary>False, with the problem to answer, when the cursor is none of ours.</summary>
    internal bool TryRead(
        [NotNullWhen(true)] out PageRequest? page,
        [NotNullWhen(false)] out ProblemHttpResult? problem
    )
    {
        Guid? after = null;
        var valid = Cursor is null || Paging.TryDecode(Cursor, out after);
        page = valid ? new(after, Limit ?? DefaultLimit, string.IsNullOrWhiteSpace(Q) ? null : Q.Trim()) : null;
        problem = valid ? null : Problem.Invalid("cursor", "Not a cursor of this list.");
        return page is not null;
    }
}
