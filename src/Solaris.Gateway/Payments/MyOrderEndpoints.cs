using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Payments;

/// <summary>A person's own purchases.</summary>
internal static class MyOrderEndpoints
{
    public static void MapMyOrders(this IEndpointRouteBuilder me)
    {
        me.MapGet("/shop", ShopAsync).WithName("GetMyShop");
        me.MapPost("/vouchers", RedeemAsync)
            .WithName("RedeemMyVoucher")
            .Audited("voucher.redeem", "order")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        var orders = me.MapGroup("/orders");
        orders.MapGet("/", ListAsync).WithName("ListMyOrders").ProducesValidationProblem();
        orders
            .MapPost("/", BuyAsync)
            .WithName("CreateMyOrder")
            .Audited("order.create", "order")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        var order = orders.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        order.MapGet("/", GetAsync).WithName("GetMyOrder");
        order
            .MapPost("/withdraw", WithdrawAsync)
            .WithName("WithdrawMyOrder")
            .Audited("order.withdraw", "order")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<ShopResponse>> ShopAsync(
        PackStore packs,
        Cashier cashier,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new ShopResponse(
                [.. (await packs.ListAsync(all: false, cancellationToken)).Select(PackResponse.Of)],
                [.. cashier.All.Where(provider => provider.IsOn).Select(ProviderResponse.Of)],
                Refunds.WithdrawalDays
            )
        );

    private static async Task<Results<Ok<Page<OrderResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query,
        ClaimsPrincipal caller,
        OrderList orders,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (!query.TryRead(out var page, out var problem))
        {
            return problem;
        }
        var now = clock.GetUtcNow();
        var rows = await orders.OwnAsync(caller.PersonId(), page, cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, page, order => OrderResponse.Of(order, now), order => order.Id));
    }

    private static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> GetAsync(
        Guid id,
        ClaimsPrincipal caller,
        OrderStore orders,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        await orders.FindAsync(id, cancellationToken) is { } order && order.BuyerId == caller.PersonId().Value
            ? TypedResults.Ok(OrderResponse.Of(order, clock.GetUtcNow()))
            : Problem.NotFound("Order");

    /// <summary>The order is made and audited in one transaction; its charge follows within a second.</summary>
    private static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> BuyAsync(
        BuyRequest request,
        ClaimsPrincipal caller,
        Shop shop,
        AuditDraft draft,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var outcome = await shop.BuyAsync(caller.PersonId(), request, now, cancellationToken);
        draft.Nothing = outcome.Value?.CreatedAt < now.ToUnixTimeMilliseconds();
        return outcome.Failed(out var problem, out var order) ? problem : TypedResults.Ok(OrderResponse.Of(order, now));
    }

    private static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> RedeemAsync(
        RedeemRequest request,
        ClaimsPrincipal caller,
        Vouchers vouchers,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var outcome = await vouchers.RedeemAsync(caller.PersonId(), request.Code, cancellationToken);
        return outcome.Failed(out var problem, out var order)
            ? problem
            : TypedResults.Ok(OrderResponse.Of(order, clock.GetUtcNow()));
    }

    private static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> WithdrawAsync(
        Guid id,
        ClaimsPrincipal caller,
        Refunds refunds,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var outcome = await refunds.WithdrawAsync(caller.PersonId(), id, cancellationToken);
        return outcome.Failed(out var problem, out var order)
            ? problem
            : TypedResults.Ok(OrderResponse.Of(order, clock.GetUtcNow()));
    }
}
