using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Payments;

/// <summary>Everyone's orders, credits and refunds, and whether money and tokens fit together.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder payments)
    {
        payments
            .MapGet("/orders", ListAsync)
            .WithName("ListOrders")
            .RequireAuthorization(Capability.ReadPayments)
            .ProducesValidationProblem();
        payments
            .MapPost("/orders/{id:guid}/refund", RefundAsync)
            .WithName("RefundOrder")
            .RequireAuthorization(Capability.WritePayments)
            .Audited("order.refund", "order")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        payments
            .MapPost("/credits", CreditAsync)
            .WithName("CreateCredit")
            .RequireAuthorization(Capability.WritePayments)
            .Audited("credit.create", "order")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        payments
            .MapGet("/differences", DifferencesAsync)
            .WithName("GetPaymentDifferences")
            .RequireAuthorization(Capability.ReadPayments);
        payments
            .MapGet("/providers", Providers)
            .WithName("ListPaymentProviders")
            .RequireAuthorization(Capability.ReadPayments);
        payments
            .MapGet("/fiscal", FiscalAsync)
            .WithName("ExportFiscal")
            .RequireAuthorization(Capability.ReadPayments)
            .ProducesValidationProblem();
    }

    private static async Task<Results<Ok<Page<OrderResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] OrderQuery query,
        OrderList orders,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (!query.Page.TryRead(out var page, out var problem))
        {
            return problem;
        }
        var now = clock.GetUtcNow();
        var rows = await orders.AllAsync(page, query.Status, cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, page, order => OrderResponse.Of(order, now), order => order.Id));
    }

    private static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> RefundAsync(
        Guid id,
        RefundOrderRequest request,
        Refunds refunds,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var outcome = await refunds.RefundAsync(id, request.Reason, cancellationToken);
        return outcome.Failed(out var problem, out var order)
            ? problem
            : TypedResults.Ok(OrderResponse.Of(order, clock.GetUtcNow()));
    }

    private static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> CreditAsync(
        CreditRequest request,
        ClaimsPrincipal caller,
        Credits credits,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var outcome = await credits.GiveAsync(Reach.Of(caller).Person, request, cancellationToken);
        return outcome.Failed(out var problem, out var order)
            ? problem
            : TypedResults.Ok(OrderResponse.Of(order, clock.GetUtcNow()));
    }

    private static async Task<Ok<DifferencesResponse>> DifferencesAsync(
        Differences differences,
        Reconciliation reconciliation,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await differences.ReadAsync(reconciliation.CheckedAt, cancellationToken));

    private static Ok<IReadOnlyList<ProviderResponse>> Providers(Cashier cashier) =>
        TypedResults.Ok<IReadOnlyList<ProviderResponse>>([.. cashier.All.Select(ProviderResponse.Of)]);

    private static async Task<Results<Ok<IReadOnlyList<FiscalRow>>, ContentHttpResult>> FiscalAsync(
        [AsParameters] FiscalQuery query,
        OrderList orders,
        CancellationToken cancellationToken
    )
    {
        var from = query.From?.ToUnixTimeMilliseconds() ?? 0;
        var to = query.To?.ToUnixTimeMilliseconds() ?? 0;
        var rows = await orders.PaidAsync(from, to, cancellationToken);
        return query.Format == "csv"
            ? TypedResults.Text(FiscalCsv.Write(rows), "text/csv", Encoding.UTF8)
            : TypedResults.Ok(rows);
    }
}
