namespace Solaris.Pricing.Exchange;

/// <summary>Sets the organisation's currency and its rates.</summary>
internal sealed class RateChanges(RateStore store, ExchangeRates rates, RateRefresh refresh, TimeProvider clock)
{
    /// <summary>False when the currency is fixed, because something was held or charged in it.</summary>
    public async Task<bool> SetCurrencyAsync(CurrencyRequest request, CancellationToken cancellationToken)
    {
        var changed = await store.SetAsync(request.Currency, request.CarryForward, cancellationToken);
        await refresh.LoadAsync(cancellationToken);
        return changed;
    }

    /// <summary>The same, with what months without a rate do left as it is.</summary>
    public Task<bool> SetCurrencyAsync(string currency, CancellationToken cancellationToken) =>
        SetCurrencyAsync(
            new CurrencyRequest { Currency = currency, CarryForward = rates.Terms.CarriesForward },
            cancellationToken
        );

    /// <summary>False when a month is frozen and no correction was meant; then none is set.</summary>
    public async Task<bool> SetRatesAsync(RatesRequest request, CancellationToken cancellationToken)
    {
        await refresh.LoadAsync(cancellationToken);
        if (!request.Correction && await IsFrozenAsync(request.Rates, cancellationToken))
        {
            return false;
        }
        await store.AddAsync([.. request.Rates.Select(Row)], cancellationToken);
        await refresh.LoadAsync(cancellationToken);
        return true;
    }

    private async Task<bool> IsFrozenAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rates.Terms.Zone);
        foreach (var request in requests)
        {
            if (Months.Read(request.Month, zone) is { } month && await store.IsFrozenAsync(month, cancellationToken))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>An amount of the range has at most six decimals; finer ones would not survive being stored.</summary>
    public static bool IsTooFine(RateRequest request) => request.Rate * ExchangeRate.One % 1 != 0;

    private RateRow Row(RateRequest request)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Month = request.Month,
            Currency = rates.Currency,
            Micros = (long)(request.Rate * ExchangeRate.One),
            Source = request.Source,
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
    }
}
