using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Payments;

/// <summary>Vouchers, for those who look after the money.</summary>
internal static class VoucherEndpoints
{
    public static void MapVouchers(this IEndpointRouteBuilder payments)
    {
        var vouchers = payments.MapGroup("/vouchers");
        vouchers
            .MapGet("/", ListAsync)
            .WithName("ListVouchers")
            .RequireAuthorization(Capability.ReadPayments)
            .ProducesValidationProblem();
        vouchers
            .MapPost("/", MakeAsync)
            .WithName("CreateVoucher")
            .RequireAuthorization(Capability.WritePayments)
            .Audited("voucher.create", "voucher")
            .ProducesValidationProblem();
        vouchers
            .MapDelete("/{id:guid}", WithdrawAsync)
            .WithName("WithdrawVoucher")
            .RequireAuthorization(Capability.WritePayments)
            .Audited("voucher.withdraw", "voucher")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<VoucherResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query,
        VoucherStore vouchers,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (!query.TryRead(out var page, out var problem))
        {
            return problem;
        }
        var now = clock.GetUtcNow();
        var rows = await vouchers.ListAsync(page, cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, page, row => VoucherResponse.Of(row, now), row => row.Id));
    }

    private static async Task<Created<VoucherResponse>> MakeAsync(
        VoucherRequest request,
        Vouchers vouchers,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var (voucher, code) = await vouchers.MakeAsync(request, cancellationToken);
        return TypedResults.Created(
            $"{HttpFeature.Root}/payments/vouchers/{voucher.Id}",
            VoucherResponse.Of(voucher, clock.GetUtcNow(), code)
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        Guid id,
        VoucherStore vouchers,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        await vouchers.WithdrawAsync(id, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken)
            ? TypedResults.NoContent()
            : Problem.NotFound("Voucher");
}
