using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Pricing.Exchange;

/// <summary>The organisation's currency and its rates.</summary>
internal static class CurrencyEndpoints
{
    public static void MapCurrency(this IEndpointRouteBuilder routes)
    {
        var currency = routes.MapGroup("/currency").WithTags("Currency");
        currency.MapGet("/", Get).WithName("GetCurrency").RequireAuthorization(Capability.ReadLimits);
        currency
            .MapPut("/", SetAsync)
            .WithName("SetCurrency")
            .Audited("currency.set", "currency")
            .RequireAuthorization(Capability.WritePrices)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        currency
            .MapGet("/rates", ListAsync)
            .WithName("ListExchangeRates")
            .RequireAuthorization(Capability.ReadPrices)
            .ProducesValidationProblem();
        currency
            .MapPost("/rates", AddAsync)
            .WithName("SetExchangeRates")
            .Audited("rates.set", "currency")
            .RequireAuthorization(Capability.WritePrices)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Ok<CurrencyResponse> Get(ExchangeRates rates, TimeProvider clock) =>
        TypedResults.Ok(Show(rates, clock));

    private static async Task<Results<Ok<CurrencyResponse>, ProblemHttpResult>> SetAsync(
        CurrencyRequest request,
        RateChanges changes,
        ExchangeRates rates,
        TimeProvider clock,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.Before = Show(rates, clock);
        return await changes.SetCurrencyAsync(request, cancellationToken)
            ? TypedResults.Ok(Show(rates, clock))
            : Problem.Conflict(
                $"Costs are counted in {rates.Currency} since the first charge, and cannot change any more."
            );
    }

    private static async Task<Results<Ok<Page<RateResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query,
        RateStore store,
        CancellationToken cancellationToken
    )
    {
        if (!query.TryRead(out var page, out var problem))
        {
            return problem;
        }
        var rows = await store.ListAsync(page, cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, page, RateResponse.Of, row => row.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        RatesRequest request,
        RateChanges changes,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.After = request;
        if (request.Rates.Any(RateChanges.IsTooFine))
        {
            return Problem.Invalid("rates", "A rate has at most six decimals.");
        }
        return await changes.SetRatesAsync(request, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.Conflict(
                "A call of such a month was charged already: set correction, then compute the calls again."
            );
    }

    private static CurrencyResponse Show(ExchangeRates rates, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var rate = rates.At(now);
        return new(
            rates.Currency,
            rates.Terms.CarriesForward,
            rates.MonthOf(now),
            rate.IsKnown ? rate.Value : null,
            rate.IsKnown && rate.Month.Length > 0 ? rate.Month : null
        );
    }
}
