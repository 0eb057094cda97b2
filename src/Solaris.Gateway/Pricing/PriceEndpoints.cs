using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;
using Solaris.Pricing.Exchange;

namespace Solaris.Pricing;

/// <summary>Prices: administrators set them, finance and auditors read them. A model's name may have slashes, so it is the rest of the path.</summary>
internal static class PriceEndpoints
{
    private const string OfModel = "/{provider}/{**model}";

    public static void MapPrices(this IEndpointRouteBuilder routes)
    {
        var prices = routes.MapGroup("/prices").WithTags("Prices");
        prices
            .MapGet("/", List)
            .WithName("ListPrices")
            .RequireAuthorization(Capability.ReadPrices)
            .ProducesValidationProblem();
        prices.MapGet("/table", Table).WithName("GetPriceTable").RequireAuthorization(Capability.ReadPrices);
        prices
            .MapGet(OfModel, HistoryAsync)
            .WithName("GetPriceHistory")
            .RequireAuthorization(Capability.ReadPrices)
            .ProducesValidationProblem();
        prices
            .MapPut(OfModel, SetAsync)
            .WithName("SetPrice")
            .Audited("price.set", "price")
            .RequireAuthorization(Capability.WritePrices)
            .ProducesValidationProblem();
        prices
            .MapDelete(OfModel, RemoveAsync)
            .WithName("RemovePrice")
            .Audited("price.remove", "price")
            .RequireAuthorization(Capability.WritePrices)
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapCurrency();
    }

    private static Results<Ok<Page<PriceResponse>>, ProblemHttpResult> List(
        [AsParameters] PriceListQuery query,
        PriceList prices
    ) =>
        prices.Read(query) is { } page
            ? TypedResults.Ok(page)
            : Problem.Invalid("cursor", "Not a cursor of this list.");

    private static Ok<PriceTableResponse> Table(PriceBook book) =>
        TypedResults.Ok(new PriceTableResponse(book.Table.Source, book.Table.Sha256, book.Table.Models));

    private static async Task<Results<Ok<Page<PriceOverrideResponse>>, ProblemHttpResult>> HistoryAsync(
        string provider,
        string model,
        [AsParameters] PageQuery query,
        PriceStore store,
        CancellationToken cancellationToken
    )
    {
        if (!query.TryRead(out var page, out var problem))
        {
            return problem;
        }
        var rows = await store.HistoryAsync(provider, model, page, cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, page, PriceOverrideResponse.Of, row => row.Id));
    }

    private static async Task<Results<Ok<PriceOverrideResponse>, ProblemHttpResult>> SetAsync(
        string provider,
        string model,
        PriceRequest request,
        PriceChanges changes,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.ObjectId = $"{provider}/{model}";
        return PriceChanges.Fault(request) is { } fault ? fault
            : await changes.SetAsync(provider, model, request, cancellationToken) is { } row
                ? TypedResults.Ok(PriceOverrideResponse.Of(row))
            : Problem.Invalid(
                "prices",
                "Too little to price a call: give input_cost_per_token and output_cost_per_token."
            );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string provider,
        string model,
        PriceChanges changes,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.ObjectId = $"{provider}/{model}";
        return await changes.RemoveAsync(provider, model, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.NotFound("Own price");
    }
}
