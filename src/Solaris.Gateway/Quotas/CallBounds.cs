using Solaris.Ledger;
using Solaris.Quotas.Bounds;

namespace Solaris.Quotas;

/// <summary>Makes the bound of a call out of its input bound: the dearest that any of its candidates could charge.</summary>
internal static class CallBounds
{
    /// <summary>
    /// The output cap when neither client nor price table names one: what Anthropic's and OpenAI's own examples ask for,
    /// longer than nearly all chat answers, and small beside a monthly limit.
    /// </summary>
    public const long DefaultOutput = 4_096;

    /// <summary>Above what any model can write; a client that asks for more gets a hold of this.</summary>
    private const long MostOutput = 10_000_000;

    public static CostBound Of(CallCost cost, long inputTokens)
    {
        var choices = Math.Max(1, cost.Choices);
        var (inputMicros, outputPrice) = Dearest(cost, inputTokens);
        var bound = new CostBound(inputTokens, checked(Output(cost) * choices), choices, inputMicros, outputPrice);
        return Weighted(bound, cost);
    }

    /// <summary>By the heaviest weight that any of the candidates gives a token.</summary>
    private static CostBound Weighted(CostBound bound, CallCost cost)
    {
        var (input, output) = (0L, 0L);
        foreach (var candidate in cost.Candidates)
        {
            input = Math.Max(input, candidate.Weights.InputCeiling);
            output = Math.Max(output, candidate.Weights.Output);
        }
        return cost.Candidates.Count == 0 || (input == TokenWeights.One && output == TokenWeights.One)
            ? bound
            : bound with
            {
                WeightedInput = TokenWeights.Count(bound.InputTokens, input),
                ExtraOutputWeight = output - TokenWeights.One,
            };
    }

    /// <summary>The families of the candidates, each once.</summary>
    public static TokenFamily[] Families(CallCost cost)
    {
        if (cost.Candidates is [var only])
        {
            return [TokenFamilies.Of(only.UpstreamModel ?? cost.Model)];
        }
        return
        [
            .. cost
                .Candidates.Select(candidate => TokenFamilies.Of(candidate.UpstreamModel ?? cost.Model))
                .DefaultIfEmpty(TokenFamilies.Unknown)
                .Distinct(),
        ];
    }

    private static long Output(CallCost cost)
    {
        if (cost.OutputTokens is { } asked)
        {
            return Math.Clamp(asked, 0, MostOutput);
        }
        var smallest = long.MaxValue;
        foreach (var candidate in cost.Candidates)
        {
            smallest = Math.Min(smallest, candidate.MaxOutputTokens ?? long.MaxValue);
        }
        return smallest == long.MaxValue ? DefaultOutput : Math.Min(smallest, MostOutput);
    }

    /// <summary>
    /// What the input and everything besides tokens may cost, and a million output tokens; null as soon as one candidate has
    /// no price, the call may end there, or as there is no rate to the limits' currency.
    /// </summary>
    private static (long? InputMicros, long? Output) Dearest(CallCost cost, long inputTokens)
    {
        if (!cost.Exchange.IsKnown)
        {
            return (null, null);
        }
        long input = 0;
        long output = 0;
        foreach (var candidate in cost.Candidates)
        {
            if (candidate.Price is not { } price)
            {
                return (null, null);
            }
            var tokens = price.InputCeiling(inputTokens, cost.DearestTier, cost.Fast);
            var fees = price.FeeCeiling(cost.Extras);
            input = Math.Max(input, checked(ModelPrice.Ceiling(inputTokens, tokens) + fees));
            output = Math.Max(output, price.OutputCeiling(inputTokens, cost.DearestTier, cost.Fast));
        }
        return (cost.Exchange.Ceiling(input), cost.Exchange.Ceiling(output));
    }
}
