using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Http;
using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>Limits, for administrators.</summary>
internal static class LimitEndpoints
{
    public static void MapLimits(this IEndpointRouteBuilder routes)
    {
        var limits = routes
            .MapGroup("/limits")
            .WithTags("Limits")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        limits.MapGet("/", ListAsync).WithName("ListLimits");
        limits.MapPut("/{scope}/{scopeId}", ReplaceAsync).WithName("ReplaceLimits");
    }

    private static async Task<Results<Ok<LimitListResponse>, ProblemHttpResult>> ListAsync(
        [AsParameters] LimitQuery query,
        LimitScopes scopes,
        LimitBook book,
        CancellationToken cancellationToken
    )
    {
        if (LimitNames.Scope(query.Scope) is not { } scope)
        {
            return Problem.Invalid("scope", "Must be key, user, team or organisation.");
        }
        return await scopes.FindAsync(scope, query.ScopeId ?? "", cancellationToken) is { } id
            ? TypedResults.Ok(await ReadAsync(book, scope, id, cancellationToken))
            : Problem.NotFound("Scope");
    }

    private static async Task<Results<Ok<LimitListResponse>, ProblemHttpResult>> ReplaceAsync(
        string scope,
        string scopeId,
        [MaxLength(100)] IReadOnlyList<LimitTerm> terms,
        LimitScopes scopes,
        LimitChanges changes,
        LimitBook book,
        CancellationToken cancellationToken
    )
    {
        if (
            LimitNames.Scope(scope) is not { } known
            || await scopes.FindAsync(known, scopeId, cancellationToken) is not { } id
        )
        {
            return Problem.NotFound("Scope");
        }
        return await changes.ReplaceAsync(known, id, terms, cancellationToken) is { } error
            ? error.ToProblem()
            : TypedResults.Ok(await ReadAsync(book, known, id, cancellationToken));
    }

    private static async Task<LimitListResponse> ReadAsync(
        LimitBook book,
        LimitScope scope,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var standings = await book.StandingsAsync(scope, id, cancellationToken);
        return new([.. standings.Select(LimitResponse.Of)]);
    }
}
