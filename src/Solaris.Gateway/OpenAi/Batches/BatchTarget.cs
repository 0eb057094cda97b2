using Solaris.Calls;
using Solaris.Providers;
using Solaris.Quotas;
using Route = Solaris.Routing.Route;

namespace Solaris.OpenAi.Batches;

/// <summary>Where a batch goes: one model at one account, since a file cannot be parted.</summary>
/// <param name="Deployment">With the price in force.</param>
internal sealed record BatchTarget(
    GenerationEndpoint Endpoint,
    string Model,
    Deployment Deployment,
    ExchangeRate Exchange
)
{
    /// <summary>As it is held: batches are always billed as such.</summary>
    private Route Route { get; } =
        new([Deployment with { Price = Deployment.Price?.At(PriceTier.Batch) }], Retries: 0)
        {
            Exchange = Exchange,
            DearestTier = PriceTier.Standard,
        };

    public CallCost CostOf(BatchLine line) => CallEstimate.Cost(Endpoint, line.Body, line.Envelope, Route);

    /// <summary>What of a batch as a whole the quota needs to know.</summary>
    public CallCost Whole() =>
        new()
        {
            Model = Model,
            Endpoint = BatchesEndpoints.Path,
            Candidates = Route.Candidates,
            Body = default,
            OutputTokens = null,
            Choices = 1,
            Exchange = Exchange,
        };

    /// <summary>What makes a line unfit for this batch, or null.</summary>
    public string? Fault(BatchLine line) =>
        line.Envelope.Model != Model ? $"all lines of a batch must ask the same model, here '{Model}'."
        : line.Envelope.Stream ? "'stream' must not be true in a batch."
        : PriceTiers.Of(line.Envelope.ServiceTier) == PriceTier.Priority ? "'service_tier' cannot be chosen in a batch."
        : null;
}
