using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Http;

namespace Solaris.Pricing;

/// <summary>Sets and removes administrators' own prices.</summary>
internal sealed class PriceChanges(PriceStore store, PriceOverrides overrides, PriceRefresh refresh, TimeProvider clock)
{
    /// <summary>A field that means nothing would be a price nobody ever charges.</summary>
    public static ProblemHttpResult? Fault(PriceRequest request)
    {
        foreach (var (name, price) in request.Prices)
        {
            if (PriceKey.Parse(name) is null)
            {
                return Problem.Invalid("prices", $"{name} is no price that is known.");
            }
            if (price is < 0 or > 1_000)
            {
                return Problem.Invalid("prices", $"{name} must be from 0 to 1000 USD.");
            }
        }
        return null;
    }

    /// <summary>Null when the price would leave calls unpriced.</summary>
    public async Task<PriceOverride?> SetAsync(
        string provider,
        string model,
        PriceRequest request,
        CancellationToken cancellationToken
    )
    {
        if (overrides.With(provider, model, request.Prices).ToPrice() is null)
        {
            return null;
        }
        var prices = JsonSerializer.Serialize(
            request.Prices.ToDictionary(StringComparer.Ordinal),
            PriceContentJson.Default.DictionaryStringDecimal
        );
        return await AddAsync(provider, model, prices, request.ValidFrom, cancellationToken);
    }

    /// <summary>False when there is no own price to remove.</summary>
    public async Task<bool> RemoveAsync(string provider, string model, CancellationToken cancellationToken)
    {
        if (overrides.At(provider, model, clock.GetUtcNow()) is null)
        {
            return false;
        }
        await AddAsync(provider, model, prices: null, validFrom: null, cancellationToken);
        return true;
    }

    private async Task<PriceOverride> AddAsync(
        string provider,
        string model,
        string? prices,
        DateTimeOffset? validFrom,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var row = new PriceOverride
        {
            Id = Guid.CreateVersion7(now),
            Provider = provider,
            Model = model,
            Prices = prices,
            ValidFrom = (validFrom ?? now).ToUnixTimeMilliseconds(),
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        await store.AddAsync(row, cancellationToken);
        await refresh.LoadChangedAsync(cancellationToken);
        return row;
    }
}
