namespace Solaris.Pricing;

/// <summary>The price table inside the program; see Pricing/NOTICE.md for where it comes from.</summary>
internal static class ShippedPrices
{
    /// <summary>Where it was taken from, and when.</summary>
    public const string Source = "LiteLLM model_prices_and_context_window.json, 2026-07-24";

    private const string Resource = "Pricing/model-prices.json";

    public static byte[] Read()
    {
        using var stream =
            typeof(ShippedPrices).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in the assembly.");
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return json;
    }
}
