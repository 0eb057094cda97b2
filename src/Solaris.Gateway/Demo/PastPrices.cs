using Solaris.Pricing;
using Solaris.Pricing.Exchange;
using Solaris.Routing;

namespace Solaris.Demo;

/// <summary>What the demo's models cost when a call of the past was made.</summary>
internal sealed class PastPrices(Router router, ExchangeRates rates, PriceVersions versions)
{
    public PastTerms At(PastCall call)
    {
        var deployment =
            router.Find(call.Model)?.Candidates[0]
            ?? throw new InvalidOperationException($"The demo has no model {call.Model}.");
        var rate = rates.MeantAt(DateTimeOffset.FromUnixTimeMilliseconds(call.At));
        var (provider, model, price) = (
            deployment.Provider.Name,
            deployment.UpstreamModel ?? call.Model,
            deployment.Price!
        );
        return new(deployment, price, rate, versions.Of(provider, model, price, rate));
    }
}
