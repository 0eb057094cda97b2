using Microsoft.Extensions.Options;
using Solaris.Pricing;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Without a file: the current models of each provider whose key is set.</summary>
internal sealed class ProviderKeySource(
    IOptions<ProviderKeyOptions> keys,
    IOptions<RoutingOptions> routing,
    PriceBook prices,
    TimeProvider clock
) : IModelSource
{
    public RoutingTable Read() =>
        routing.Value.ConfigFile is null
            ? new()
            {
                Groups =
                [
                    .. Offer("openai", keys.Value.OpenAiKey),
                    .. Offer("anthropic", keys.Value.AnthropicKey),
                    .. Offer("gemini", keys.Value.GoogleKey),
                ],
            }
            : RoutingTable.Empty;

    private IEnumerable<ModelGroup> Offer(string provider, string? key)
    {
        if (string.IsNullOrEmpty(key) || ProviderProfiles.Find(provider) is not { BaseAddress: { } address } profile)
        {
            return [];
        }
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var secret = new Secret(key);
        return prices.Current(provider, today).Select(model => Group(model, profile, address, secret));
    }

    private ModelGroup Group(string model, ProviderProfile profile, Uri address, Secret key)
    {
        var known = prices.Find(profile.Name, model);
        var deployment = new Deployment
        {
            Id = $"{model}#1",
            Provider = profile,
            BaseAddress = address,
            UpstreamModel = model,
            ApiKey = key,
            MaxOutputTokens = known?.MaxOutputTokens,
            Price = known?.Price,
            Traits = known?.Traits ?? ModelTraits.Unknown,
        };
        return new(model, [new GroupMember(deployment, ContextWindow: known?.MaxInputTokens)]);
    }
}
