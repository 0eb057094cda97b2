using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts.SignIn;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Accounts.Keys;

/// <summary>API keys: administrators change them, managers see those of their team.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/keys").WithTags("Keys");
        keys.MapGet("/", ListAsync)
            .WithName("ListKeys")
            .RequireAuthorization(Capability.ReadKeys)
            .ProducesValidationProblem();
        keys.MapPost("/", CreateAsync)
            .WithName("CreateKey")
            .AddEndpointFilter<RecentProof>()
            .Audited("key.create", "key")
            .RequireAuthorization(Capability.WriteKeys)
            .ProducesValidationProblem();
        var key = keys.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        key.MapGet("/", GetAsync).WithName("GetKey").RequireAuthorization(Capability.ReadKeys);
        key.MapPatch("/", UpdateAsync)
            .WithName("UpdateKey")
            .Audited("key.update", "key")
            .RequireAuthorization(Capability.WriteKeys)
            .ProducesValidationProblem();
        key.MapPost("/rotate", RotateAsync)
            .WithName("RotateKey")
            .AddEndpointFilter<RecentProof>()
            .Audited("key.rotate", "key")
            .RequireAuthorization(Capability.WriteKeys)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        key.MapDelete("/", RevokeAsync)
            .WithName("RevokeKey")
            .Audited("key.revoke", "key")
            .RequireAuthorization(Capability.WriteKeys);
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
        var rows = await keys.ReadAsync(page, Reach.Of(caller), cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, page, key => KeyResponse.Of(key, now), key => key.Id));
    }

    private static async Task<Results<Ok<KeyResponse>, ProblemHttpResult>> GetAsync(
        Guid id,
        ClaimsPrincipal caller,
        KeyList keys,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) => Answer(await keys.FindAsync(new(id), Reach.Of(caller), cancellationToken), clock);

    private static async Task<Results<Created<KeyResponse>, ProblemHttpResult>> CreateAsync(
        CreateKeyRequest request,
        KeyIssuing issuing,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var outcome = await issuing.IssueAsync(request, cancellationToken);
        return outcome.Failed(out var problem, out var issued) ? problem : Created(issued, clock);
    }

    private static async Task<Results<Ok<KeyResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id,
        UpdateKeyRequest request,
        ApiKeyStore keys,
        TimeProvider clock,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        if (await keys.FindAsync(new(id), cancellationToken) is not { } key)
        {
            return Problem.NotFound("Key");
        }
        audit.Before = KeyResponse.Of(key, clock.GetUtcNow());
        return Answer(await keys.ChangeAsync(new(id), request.Apply(key), cancellationToken), clock);
    }

    private static async Task<Results<Created<KeyResponse>, ProblemHttpResult>> RotateAsync(
        Guid id,
        RotateKeyRequest? request,
        ApiKeyStore keys,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var overlap = RotateKeyRequest.Overlap(request);
        if (await keys.FindAsync(new(id), cancellationToken) is null)
        {
            return Problem.NotFound("Key");
        }
        return await keys.RotateAsync(new(id), overlap, cancellationToken) is { } issued
            ? Created(issued, clock)
            : Problem.Conflict("The key has ended or was rotated already.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id,
        ApiKeyStore keys,
        CancellationToken cancellationToken
    ) => await keys.RevokeAsync(new(id), cancellationToken) ? TypedResults.NoContent() : Problem.NotFound("Key");

    private static Results<Ok<KeyResponse>, ProblemHttpResult> Answer(ApiKey? key, TimeProvider clock) =>
        key is null ? Problem.NotFound("Key") : TypedResults.Ok(KeyResponse.Of(key, clock.GetUtcNow()));

    private static Created<KeyResponse> Created(IssuedApiKey issued, TimeProvider clock) =>
        TypedResults.Created($"{HttpFeature.Root}/keys/{issued.Key.Id}", KeyResponse.Of(issued, clock.GetUtcNow()));
}
