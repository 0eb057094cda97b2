using Solaris.Ledger;
using Solaris.Pricing;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>What one attempt is charged, from the best source there is: the provider's usage, its interim usage, a local count.</summary>
internal sealed class Charges(LocalCount counter, PriceVersions versions, ServedTiers tiers, AdviserPrices advisers)
{
    /// <summary>A failed attempt costs what the provider said with its failure, and nothing when it had not begun to answer.</summary>
    public async ValueTask<Charge> OfFailureAsync(GenerationCall call, Attempt attempt)
    {
        if (attempt.Usage is { } usage)
        {
            return Priced(call, usage, attempt.Deployment, UsageBasis.ProviderUsage);
        }
        if (attempt.Failure is not { Generated: true })
        {
            return Charge.Nothing;
        }
        var used = await counter.CountAsync(call, attempt.Deployment, text: null);
        var output = (attempt.Answer?.Length ?? 0) / OutputText.BytesPerToken; // Cut JSON: its bytes are all there is.
        used = used with { OutputTotal = Math.Min(output, call.Hold.OutputTokens) };
        return Priced(call, used, attempt.Deployment, UsageBasis.LocalCount);
    }

    public async ValueTask<Charge> OfAnswerAsync(GenerationCall call, Attempt attempt)
    {
        if (attempt.Usage is { } usage)
        {
            return Priced(call, usage, attempt.Deployment, UsageBasis.ProviderUsage);
        }
        if (call.Endpoint.CountLocally(call) is { } pieces)
        {
            return Priced(call, pieces, attempt.Deployment, UsageBasis.LocalCount);
        }
        var used = await counter.CountAsync(call, attempt.Deployment, attempt.Meter?.Text);
        return Priced(call, used, attempt.Deployment, UsageBasis.LocalCount);
    }

    /// <param name="whole">True when the answer ended: the last usage is then the final one.</param>
    public async ValueTask<Charge> OfStreamAsync(GenerationCall call, Attempt attempt, AnswerMeter meter, bool whole)
    {
        if (meter.Usage is { } usage)
        {
            if (meter.OutputIsPlaceholder)
            {
                var counted = await counter.CountAsync(call, attempt.Deployment, meter.Text);
                usage = usage with
                {
                    Tokens = usage.Tokens with
                    {
                        OutputTotal = Math.Max(usage.Tokens.OutputTotal, counted.OutputTotal),
                    },
                };
            }
            var final = !meter.OutputIsPlaceholder && (whole || meter.Finished);
            return Priced(call, usage, attempt.Deployment, final ? UsageBasis.ProviderUsage : UsageBasis.InterimUsage);
        }
        var used = await counter.CountAsync(call, attempt.Deployment, meter.Text);
        return Priced(call, used, attempt.Deployment, UsageBasis.LocalCount);
    }

    /// <summary>What a model that the provider asked besides is charged, at its own price; null for none, or without one.</summary>
    public Charge? OfAdvice(GenerationCall call, Deployment deployment, MeteredUsage? usage)
    {
        if (
            usage is not { Adviser: { } adviser, Advice: var advice }
            || PriceOf(call, deployment, adviser) is not { } price
        )
        {
            return null;
        }
        var exchange = call.Route.Exchange;
        return new(advice, price.Cost(advice, exchange), UsageBasis.ProviderUsage)
        {
            Price = versions.Of(deployment.Provider.Name, adviser, price, exchange),
            WeightedTokens = deployment.Weights == TokenWeights.Default ? null : deployment.Weights.Count(advice),
        };
    }

    private ModelPrice? PriceOf(GenerationCall call, Deployment deployment, string adviser) =>
        advisers.Find(deployment, adviser, call.Id.CreatedAt);

    /// <summary>The input and the progress of the hold, when nothing better can be had any more.</summary>
    public Charge OfProgress(GenerationCall call, Attempt attempt)
    {
        var output = Math.Min(call.Hold.OutputSoFar, call.Hold.OutputTokens);
        return Priced(
            call,
            new TokenUsage(call.Hold.InputTokens, 0, 0, 0, output),
            attempt.Deployment,
            UsageBasis.LocalCount
        );
    }

    private Charge Priced(GenerationCall call, in MeteredUsage reported, Deployment deployment, UsageBasis basis)
    {
        var (provider, model) = (deployment.Provider.Name, deployment.UpstreamModel ?? call.Envelope.Model);
        var own =
            reported.Adviser is { } adviser && PriceOf(call, deployment, adviser) is not null
                ? reported with
                {
                    Tokens = reported.Tokens - reported.Advice,
                }
                : reported;
        var (exchange, usage) = (call.Route.Exchange, WithContext(call, own, deployment.Price));
        tiers.Served(deployment, usage.ServiceTier);
        return new(usage.Tokens, deployment.Price?.Cost(usage, exchange) ?? 0, basis)
        {
            Price = deployment.Price is { } price ? versions.Of(provider, model, price, exchange) : null,
            Terms = BilledTerms.Of(usage),
            WeightedTokens = deployment.Weights == TokenWeights.Default ? null : deployment.Weights.Count(usage.Tokens),
        };
    }

    /// <summary>Searches are priced by a size that only the request tells.</summary>
    private static MeteredUsage WithContext(GenerationCall call, in MeteredUsage usage, ModelPrice? price) =>
        price is null
        || usage.SearchContext is not null
        || price.Units.SearchCeiling == 0
        || (usage.WebSearches == 0 && !price.Units.AlwaysSearches)
            ? usage
            : usage with
            {
                SearchContext = CallEstimate.SearchContext(call.Body.Span),
            };
}
