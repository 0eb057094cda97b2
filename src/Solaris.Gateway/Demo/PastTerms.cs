using Solaris.Ledger;
using Solaris.Providers;

namespace Solaris.Demo;

/// <summary>What a call of the past is bounded and charged by.</summary>
/// <param name="Version">The name of the price with its rate.</param>
internal sealed record PastTerms(Deployment Deployment, ModelPrice Price, ExchangeRate Rate, string Version)
{
    public const string Endpoint = "chat/completions";

    /// <summary>What the demo's chat asks for at most.</summary>
    private const long OutputCap = 4_096;

    public CostBound Bound(PastCall call)
    {
        var input = call.Input + call.Cached;
        var dollars = ModelPrice.Ceiling(input, Price.Input);
        return new(input, OutputCap, Choices: 1, Rate.Ceiling(dollars), Rate.Ceiling(Price.Output));
    }

    public Charge Charge(PastCall call, long held)
    {
        var left = call.Outcome == PastOutcome.Left;
        var output = Math.Min(left ? call.Output / 2 : call.Output, held);
        var usage = new TokenUsage(call.Input, call.Cached, 0, 0, output);
        var basis = left ? UsageBasis.LocalCount : UsageBasis.ProviderUsage;
        return new(usage, Price.Cost(usage, Rate), basis) { Price = Version };
    }
}
