namespace Solaris.Pricing;

/// <summary>Prices, limits and abilities of known models, from LiteLLM's table.</summary>
internal sealed class PriceBook
{
    /// <summary>A LiteLLM proxy hides which provider a name belongs to, so there a name means whatever is called that.</summary>
    private const string AnyProvider = "litellm_proxy";

    private readonly Lazy<PriceTable> _table = new(() => new PriceTable(ShippedPrices.Read()));

    /// <summary>The table in use.</summary>
    public PriceTableInfo Table => new(_table.Value.Sha256, ShippedPrices.Source, _table.Value.Count);

    /// <summary>Every model of the table at its provider.</summary>
    public IEnumerable<(string Provider, string Model)> Names => _table.Value.Names;

    /// <summary>What is known of <paramref name="model"/> at <paramref name="provider"/>; null when unknown.</summary>
    public KnownModel? Find(string provider, string model)
    {
        var table = _table.Value;
        if (table.Find($"{provider}/{model}") is { } prefixed)
        {
            return prefixed;
        }
        // The same bare name elsewhere is another seller's offer at another price.
        return table.ProviderOf(model) is { } owner && (owner == provider || provider == AnyProvider)
            ? table.Find(model)
            : null;
    }

    /// <summary>What is known under LiteLLM's own name of a model, whoever sells it; null when unknown.</summary>
    public KnownModel? FindByName(string name) => _table.Value.Find(name);

    /// <summary>Whose model a name without prefix is; null when unknown.</summary>
    public string? ProviderOf(string model) => _table.Value.ProviderOf(model);

    /// <summary>The names, without prefix, of the chat and embedding models <paramref name="provider"/> still offers on <paramref name="day"/>.</summary>
    public IEnumerable<string> Current(string provider, DateOnly day)
    {
        var prefix = provider + "/";
        return _table
            .Value.NamesOf(provider)
            .Select(name =>
                (Full: name, Plain: name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name)
            )
            .Where(name => IsPlainName(name.Plain) && FindByName(name.Full) is { } model && IsOffered(model, day))
            .Select(name => name.Plain)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private static bool IsOffered(KnownModel model, DateOnly day) =>
        model is { Mode: "chat" or "embedding", Price: not null } && !(model.RetiredOn <= day);

    /// <summary>Fine-tunes (<c>ft:…</c>) are patterns of names, and names with a slash belong to other services of the provider.</summary>
    private static bool IsPlainName(string name) => !name.Contains(':') && !name.Contains('/');
}
