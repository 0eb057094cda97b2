using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;
using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>Limits: administrators set all of them, managers those of the members of their team.</summary>
internal static class LimitEndpoints
{
    public static void MapLimits(this IEndpointRouteBuilder routes)
    {
        var limits = routes
            .MapGroup("/limits")
            .WithTags("Limits")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        limits.MapGet("/", ListAsync).WithName("ListLimits").RequireAuthorization(Capability.ReadLimits);
        limits
            .MapPut("/{scope}/{scopeId}", ReplaceAsync)
            .WithName("ReplaceLimits")
            .Audited("limits.replace", "limits")
            .RequireAuthorization(Capability.WriteLimits);
    }

    private static async Task<Results<Ok<LimitListResponse>, ProblemHttpResult>> ListAsync(
        [AsParameters] LimitQuery query,
        ClaimsPrincipal caller,
        LimitScopes scopes,
        LimitBook book,
        CancellationToken cancellationToken
    )
    {
        if (LimitNames.Scope(query.Scope) is not { } scope)
        {
            return Problem.Invalid("scope", "Must be key, user, team or organisation.");
        }
        return await scopes.FindAsync(scope, query.ScopeId ?? "", Reach.Of(caller), cancellationToken) is { } id
            ? TypedResults.Ok(await ReadAsync(book, scope, id, cancellationToken))
            : Problem.NotFound("Scope");
    }

    private static async Task<Results<Ok<LimitListResponse>, ProblemHttpResult>> ReplaceAsync(
        string scope,
        string scopeId,
        [MaxLength(100)] IReadOnlyList<LimitTerm> terms,
        ClaimsPrincipal caller,
        LimitScopes scopes,
        TeamCeiling ceiling,
        LimitChanges changes,
        LimitBook book,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        var reach = Reach.Of(caller);
        if (
            LimitNames.Scope(scope) is not { } known
            || await scopes.FindAsync(known, scopeId, reach, cancellationToken) is not { } id
        )
        {
            return Problem.NotFound("Scope");
        }
        if (await ceiling.RefuseAsync(reach, known, id, terms, cancellationToken) is { } refusal)
        {
            return refusal.ToProblem();
        }
        audit.ObjectId = $"{LimitNames.Of(known)}:{id}";
        audit.Before = await ReadAsync(book, known, id, cancellationToken);
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
