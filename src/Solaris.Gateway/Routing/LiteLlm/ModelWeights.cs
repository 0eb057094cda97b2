using System.Globalization;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>model_info.token_weights</c>, which LiteLLM does not have: what token limits count of each class.</summary>
internal static class ModelWeights
{
    private const int Heaviest = 1_000;

    public static TokenWeights Read(YamlSection info)
    {
        if (info.Section("token_weights") is not { } weights)
        {
            return TokenWeights.Default;
        }
        var found = new TokenWeights(
            Weight(weights, "input"),
            Weight(weights, "cache_read"),
            Weight(weights, "cache_write"),
            Weight(weights, "output")
        );
        weights.WarnUnread();
        return found;
    }

    /// <summary>Thousandths, the smallest step there is.</summary>
    private static long Weight(YamlSection weights, string name) =>
        weights.Value(name, YamlRules.Number(0, Heaviest)) is { } text
            ? (long)decimal.Ceiling(decimal.Parse(text, CultureInfo.InvariantCulture) * TokenWeights.One)
            : TokenWeights.One;
}
