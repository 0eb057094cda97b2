using System.Globalization;
using System.Text;
using System.Text.Json;
using Solaris.Pricing;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Prices written in the file; they win over the price book, class by class.</summary>
internal static class ModelPrices
{
    private const string Input = "input_cost_per_token";
    private const string Output = "output_cost_per_token";

    /// <summary>Prices that are no single numbers.</summary>
    private static readonly string[] Nested = ["tiered_pricing", "search_context_cost_per_query"];

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
        foreach (var name in Nested)
        {
            AddNested(prices, section, name);
        }
    }

    /// <summary>Ranges of prompt lengths and prices of searches, which the file writes as the table does.</summary>
    private static void AddNested(Dictionary<string, decimal> prices, YamlSection section, string name)
    {
        if (section.Take(name) is not { } node)
        {
            return;
        }
        var found = YamlJson.Write(node) is { } json ? Numbers($$"""{"{{name}}":{{json}}}""") : [];
        if (found.Count == 0 || found.Values.Any(price => price is < 0 or > 1))
        {
            const string fault =
                "is not understood; allowed: what LiteLLM's table has under this name, in USD from 0 to 1.";
            section.Report.Problem(node, section.PathOf(name), fault);
            return;
        }
        foreach (var (key, price) in found)
        {
            prices[key] = price;
        }
    }

    private static Dictionary<string, decimal> Numbers(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return TableRow.Read(ref reader).Numbers;
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
