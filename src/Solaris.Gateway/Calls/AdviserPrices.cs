using Solaris.Pricing;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>Prices of models that a provider asks on its own, while it answers for another.</summary>
internal sealed class AdviserPrices(PriceOverrides overrides, PriceBook book)
{
    /// <summary>Null when none is known: then the answering model's price has to do.</summary>
    public ModelPrice? Find(Deployment deployment, string model, DateTimeOffset at) =>
        overrides.At(deployment.Provider.Name, model, at)?.Price ?? book.Find(deployment.Provider.Name, model)?.Price;
}
