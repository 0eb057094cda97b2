using Solaris.Pricing;
using Solaris.Providers;

namespace Solaris.Routing.LiteLlm;

/// <summary>What <c>litellm_params.model</c> means: a provider and its own name of the model.</summary>
internal sealed record ModelTarget(ProviderProfile Provider, string Model)
{
    /// <summary>Other names that LiteLLM has for providers we know by one.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["custom_openai"] = "openai_compatible",
        ["openai_like"] = "openai_compatible",
        ["text-completion-openai"] = "openai",
    };

    public static string Allowed { get; } =
        $"PROVIDER/MODEL with one of the providers {string.Join(", ", ProviderProfiles.Names.Order(StringComparer.Ordinal))}";

    /// <param name="provider"><c>custom_llm_provider</c>: then <paramref name="model"/> has no prefix.</param>
    /// <returns>Null when the provider is unknown.</returns>
    public static ModelTarget? Parse(string model, string? provider, PriceBook prices)
    {
        if (provider is not null)
        {
            return Of(provider, model);
        }
        var slash = model.IndexOf('/');
        if (slash > 0 && Of(model[..slash], model[(slash + 1)..]) is { Model.Length: > 0 } prefixed)
        {
            return prefixed;
        }
        return prices.ProviderOf(model) is { } owner ? Of(owner, model) : null;
    }

    private static ModelTarget? Of(string provider, string model) =>
        ProviderProfiles.Find(Synonyms.GetValueOrDefault(provider) ?? provider) is { } profile
            ? new(profile, model)
            : null;
}
