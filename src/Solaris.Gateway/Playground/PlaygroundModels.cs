using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Pricing.Exchange;
using Solaris.Routing;

namespace Solaris.Playground;

/// <summary>The models that a person may call, each with the price of the deployment that is tried first.</summary>
internal sealed class PlaygroundModels(Router router, ExchangeRates rates, TimeProvider clock)
{
    public PlaygroundResponse Of(Caller caller)
    {
        var rate = rates.At(clock.GetUtcNow());
        var models = router.Models.Where(model => router.MayUse(caller, model.Id));
        return new(Enabled: true, rate.Currency, [.. models.Select(model => Priced(model.Id, rate))]);
    }

    private PlaygroundModel Priced(string model, ExchangeRate rate)
    {
        var price = router.Find(model)?.Candidates[0].Price;
        return price is null || !rate.IsKnown
            ? new(model, InputMicrosPerMillion: null, OutputMicrosPerMillion: null)
            : new(model, rate.Ceiling(price.Input), rate.Ceiling(price.Output));
    }
}
