namespace Solaris.Pricing;

/// <summary>Prices and limits of known models, from LiteLLM's table.</summary>
internal sealed class PriceBook
{
    /// <summary>A LiteLLM proxy hides which provider a name belongs to, so there a name means whatever is called that.</summary>
    private const string AnyProvider = "litellm_proxy";

    private readonly Lazy<Dictionary<string, KnownModel>> _models = new(PriceTable.Read);

    /// <summary>What is known of <paramref name="model"/> at <paramref name="provider"/>; null when unknown.</summary>
    public KnownModel? Find(string provider, string model)
    {
        var models = _models.Value;
        if (models.TryGetValue($"{provider}/{model}", out var prefixed))
        {
            return prefixed;
        }
        // The same bare name elsewhere is another seller's offer at another price.
        return models.TryGetValue(model, out var bare) && (bare.Provider == provider || provider == AnyProvider)
            ? bare
            : null;
    }

    /// <summary>What is known under LiteLLM's own name of a model, whoever sells it; null when unknown.</summary>
    public KnownModel? FindByName(string name) => _models.Value.GetValueOrDefault(name);

    /// <summary>Whose model a name without prefix is; null when unknown.</summary>
    public string? ProviderOf(string model) => FindByName(model)?.Provider;

    /// <summary>The names, without prefix, of the chat and embedding models <paramref name="provider"/> still offers on <paramref name="day"/>.</summary>
    public IEnumerable<string> Current(string provider, DateOnly day)
    {
        var prefix = provider + "/";
        return _models
            .Value.Where(entry => entry.Value.Provider == provider && IsOffered(entry.Value, day))
            .Select(entry =>
                entry.Key.StartsWith(prefix, StringComparison.Ordinal) ? entry.Key[prefix.Length..] : entry.Key
            )
            .Where(IsPlainName)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private static bool IsOffered(KnownModel model, DateOnly day) =>
        model is { Mode: "chat" or "embedding", Price: not null } && !(model.RetiredOn <= day);

    /// <summary>Fine-tunes (<c>ft:…</c>) are patterns of names, and names with a slash belong to other services of the provider.</summary>
    private static bool IsPlainName(string name) => !name.Contains(':') && !name.Contains('/');
}
