using System.Globalization;
using Solaris.Pricing;

namespace Solaris.Routing.LiteLlm;

/// <summary>Prices written in the file; they win over the price book, class by class.</summary>
internal static class ModelPrices
{
    private const string Input = "input_cost_per_token";
    private const string Output = "output_cost_per_token";

    public static ModelPrice? Read(YamlSection parameters, YamlSection info, KnownModel? known, bool isEmbedding)
    {
        var input = Price(parameters, info, Input);
        var output = Price(parameters, info, Output);
        var cacheRead = Price(parameters, info, "cache_read_input_token_cost");
        var write5m = Price(parameters, info, "cache_creation_input_token_cost");
        var write1h = Price(parameters, info, "cache_creation_input_token_cost_above_1hr");
        var table = known?.Price;
        var baseInput = input ?? table?.Input;
        var baseOutput = output ?? table?.Output ?? (isEmbedding ? 0 : null);
        if (baseInput is null || baseOutput is null)
        {
            ReportHalf(parameters, input ?? output);
            return null;
        }
        return new(
            baseInput.Value,
            baseOutput.Value,
            cacheRead ?? table?.CacheRead,
            write5m ?? table?.CacheWrite5m,
            write1h ?? table?.CacheWrite1h
        );
    }

    private static long? Price(YamlSection parameters, YamlSection info, string key)
    {
        var text = YamlSection.FirstOf(parameters.Value(key, YamlRules.Price), info.Value(key, YamlRules.Price));
        return text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Half a price would make the other half free under a money limit.</summary>
    private static void ReportHalf(YamlSection parameters, long? half)
    {
        if (half is not null)
        {
            parameters.Report.Problem(
                parameters.Node,
                parameters.Path,
                $"has only one of {Input} and {Output}; allowed: both or neither."
            );
        }
    }
}
