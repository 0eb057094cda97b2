using System.Globalization;
using Solaris.Pricing;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Prices written in the file; they win over the price book, class by class.</summary>
internal static class ModelPrices
{
    private const string Input = "input_cost_per_token";
    private const string Output = "output_cost_per_token";

    public static ModelPrice? Read(YamlSection parameters, YamlSection info, KnownModel? known, string? mode)
    {
        var own = new Dictionary<string, decimal>(StringComparer.Ordinal);
        Add(own, info);
        Add(own, parameters);
        if (own.Count == 0 && mode == known?.Mode)
        {
            return known?.Price;
        }
        var price = ((known?.Fields ?? PriceFields.None) with { Mode = mode }).With(own).ToPrice();
        if (price is null)
        {
            ReportHalf(parameters, own);
        }
        return price;
    }

    private static void Add(Dictionary<string, decimal> prices, YamlSection section)
    {
        foreach (var key in section.Node.Children.Keys.OfType<YamlScalarNode>())
        {
            if (
                key.Value is { } name
                && PriceKey.Parse(name) is not null
                && section.Value(name, YamlRules.Price) is { } price
            )
            {
                prices[name] = decimal.Parse(price, NumberStyles.Float, CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>Half a price would make the other half free under a money limit.</summary>
    private static void ReportHalf(YamlSection parameters, Dictionary<string, decimal> own)
    {
        if (own.ContainsKey(Input) || own.ContainsKey(Output))
        {
            parameters.Report.Problem(
                parameters.Node,
                parameters.Path,
                $"has only one of {Input} and {Output}; allowed: both or neither."
            );
        }
    }
}
