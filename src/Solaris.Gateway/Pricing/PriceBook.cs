namespace Solaris.Pricing;

/// <summary>Prices and limits of known models, from LiteLLM's table.</summary>
internal sealed class PriceBook
{
    /// <summary>What is known of <paramref name="model"/> at <paramref name="provider"/>; null when unknown.</summary>
    public KnownModel? Find(string provider, string model) => throw new NotSupportedException();
}
