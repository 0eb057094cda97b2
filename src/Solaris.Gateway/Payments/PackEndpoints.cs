using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Payments;

/// <summary>What is sold.</summary>
internal static class PackEndpoints
{
    public static void MapPacks(this IEndpointRouteBuilder payments)
    {
        var packs = payments.MapGroup("/packs");
        packs.MapGet("/", ListAsync).WithName("ListPacks").RequireAuthorization(Capability.ReadPayments);
        packs
            .MapPost("/", AddAsync)
            .WithName("CreatePack")
            .RequireAuthorization(Capability.WritePayments)
            .Audited("pack.create", "pack")
            .ProducesValidationProblem();
        packs
            .MapPut("/{id:guid}", ChangeAsync)
            .WithName("UpdatePack")
            .RequireAuthorization(Capability.WritePayments)
            .Audited("pack.update", "pack")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Page<PackResponse>>> ListAsync(PackStore packs, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            new Page<PackResponse>(
                [.. (await packs.ListAsync(all: true, cancellationToken)).Select(PackResponse.Of)],
                NextCursor: null
            )
        );

    private static async Task<Created<PackResponse>> AddAsync(
        PackRequest request,
        PackStore packs,
        CancellationToken cancellationToken
    )
    {
        var pack = await packs.AddAsync(request, cancellationToken);
        return TypedResults.Created($"{HttpFeature.Root}/payments/packs/{pack.Id}", PackResponse.Of(pack));
    }

    private static async Task<Results<Ok<PackResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        PackRequest request,
        PackStore packs,
        AuditDraft draft,
        CancellationToken cancellationToken
    )
    {
        if (await packs.FindAsync(id, cancellationToken) is not { } pack)
        {
            return Problem.NotFound("Pack");
        }
        draft.Before = PackResponse.Of(pack);
        return TypedResults.Ok(PackResponse.Of(await packs.ChangeAsync(pack, request, cancellationToken)));
    }
}
