using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts.Keys;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Members;

/// <summary>A person's own API keys.</summary>
internal static class MyKeyEndpoints
{
    public static void MapMyKeys(this IEndpointRouteBuilder me)
    {
        var keys = me.MapGroup("/keys");
        keys.MapGet("/", ListAsync).WithName("ListMyKeys").ProducesValidationProblem();
        keys.MapPost("/", CreateAsync)
            .WithName("CreateMyKey")
            .Audited("key.create", "key")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        var key = keys.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        key.MapPost("/rotate", RotateAsync)
            .WithName("RotateMyKey")
            .Audited("key.rotate", "key")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        key.MapDelete("/", RevokeAsync).WithName("RevokeMyKey").Audited("key.revoke", "key");
    }

    private static async Task<Results<Ok<Page<KeyResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query,
        ClaimsPrincipal caller,
        KeyList keys,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (!query.TryRead(out var page, out var problem))
        {
            return problem;
        }
        var now = clock.GetUtcNow();
        var rows = await keys.ReadOwnAsync(caller.PersonId(), page, cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, page, key => KeyResponse.Of(key, now), key => key.Id));
    }

    private static async Task<Results<Created<KeyResponse>, ProblemHttpResult>> CreateAsync(
        MyKeyRequest request,
        ClaimsPrincipal caller,
        MyKeys keys,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var outcome = await keys.IssueAsync(caller.PersonId(), request, cancellationToken);
        return outcome.Failed(out var problem, out var issued) ? problem : Created(issued, clock);
    }

    private static async Task<Results<Created<KeyResponse>, ProblemHttpResult>> RotateAsync(
        Guid id,
        RotateKeyRequest? request,
        ClaimsPrincipal caller,
        MyKeys keys,
        ApiKeyStore store,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await keys.FindAsync(caller.PersonId(), id, cancellationToken) is null)
        {
            return Problem.NotFound("Key");
        }
        var overlap = RotateKeyRequest.Overlap(request);
        return await store.RotateAsync(new(id), overlap, cancellationToken) is { } issued
            ? Created(issued, clock)
            : Problem.Conflict("The key has ended or was rotated already.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id,
        ClaimsPrincipal caller,
        MyKeys keys,
        ApiKeyStore store,
        CancellationToken cancellationToken
    )
    {
        if (await keys.FindAsync(caller.PersonId(), id, cancellationToken) is null)
        {
            return Problem.NotFound("Key");
        }
        await store.RevokeAsync(new(id), cancellationToken);
        return TypedResults.NoContent();
    }

    private static Created<KeyResponse> Created(IssuedApiKey issued, TimeProvider clock) =>
        TypedResults.Created($"{HttpFeature.Root}/me/keys/{issued.Key.Id}", KeyResponse.Of(issued, clock.GetUtcNow()));
}
