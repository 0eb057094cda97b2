using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Members;

/// <summary>Asks for more tokens: people make them, managers and administrators decide them.</summary>
internal static class AskEndpoints
{
    public static void MapMyAsks(this IEndpointRouteBuilder me)
    {
        me.MapGet("/asks", ListOwnAsync).WithName("ListMyAsks").ProducesValidationProblem();
        me.MapPost("/asks", AddAsync)
            .WithName("CreateMyAsk")
            .Audited("ask.create", "ask")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static void MapAsks(this IEndpointRouteBuilder routes)
    {
        var asks = routes.MapGroup("/asks").WithTags("Asks");
        asks.MapGet("/", ListAsync)
            .WithName("ListAsks")
            .RequireAuthorization(Capability.ReadAsks)
            .ProducesValidationProblem();
        var ask = asks.MapGroup("/{id:guid}")
            .RequireAuthorization(Capability.DecideAsks)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        ask.MapPost("/approve", ApproveAsync).WithName("ApproveAsk").Audited("ask.approve", "ask");
        ask.MapPost("/deny", DenyAsync).WithName("DenyAsk").Audited("ask.deny", "ask");
    }

    private static async Task<Results<Ok<Page<AskResponse>>, ProblemHttpResult>> ListOwnAsync(
        [AsParameters] PageQuery query,
        ClaimsPrincipal caller,
        AskPages pages,
        CancellationToken cancellationToken
    ) =>
        query.TryRead(out var page, out var problem)
            ? TypedResults.Ok(await pages.ListOwnAsync(caller.PersonId(), page, cancellationToken))
            : problem;

    private static async Task<Results<Created<AskResponse>, ProblemHttpResult>> AddAsync(
        AskRequest request,
        ClaimsPrincipal caller,
        Asks asks,
        AskPages pages,
        CancellationToken cancellationToken
    )
    {
        var outcome = await asks.AddAsync(caller.PersonId(), request, cancellationToken);
        return outcome.Failed(out var problem, out var ask)
            ? problem
            : TypedResults.Created($"{HttpFeature.Root}/me/asks", await pages.ShowAsync(ask, cancellationToken));
    }

    private static async Task<Results<Ok<Page<AskResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] AskQuery query,
        ClaimsPrincipal caller,
        AskPages pages,
        CancellationToken cancellationToken
    ) =>
        query.Page.TryRead(out var page, out var problem)
            ? TypedResults.Ok(await pages.ListAsync(page, query.Status, Reach.Of(caller), cancellationToken))
            : problem;

    private static async Task<Results<Ok<AskResponse>, ProblemHttpResult>> ApproveAsync(
        Guid id,
        ApproveRequest? request,
        ClaimsPrincipal caller,
        Asks asks,
        AskPages pages,
        CancellationToken cancellationToken
    ) =>
        await ShowAsync(
            await asks.ApproveAsync(id, request ?? new(), Reach.Of(caller), cancellationToken),
            pages,
            cancellationToken
        );

    private static async Task<Results<Ok<AskResponse>, ProblemHttpResult>> DenyAsync(
        Guid id,
        DenyRequest? request,
        ClaimsPrincipal caller,
        Asks asks,
        AskPages pages,
        CancellationToken cancellationToken
    ) =>
        await ShowAsync(
            await asks.DenyAsync(id, request ?? new(), Reach.Of(caller), cancellationToken),
            pages,
            cancellationToken
        );

    private static async Task<Results<Ok<AskResponse>, ProblemHttpResult>> ShowAsync(
        Outcome<Ask> outcome,
        AskPages pages,
        CancellationToken cancellationToken
    ) =>
        outcome.Failed(out var problem, out var ask)
            ? problem
            : TypedResults.Ok(await pages.ShowAsync(ask, cancellationToken));
}
