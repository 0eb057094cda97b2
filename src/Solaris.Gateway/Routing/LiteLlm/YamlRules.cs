using System.Globalization;
using Solaris.Configuration;

namespace Solaris.Routing.LiteLlm;

/// <summary>Kinds of values that only the YAML file has.</summary>
internal static class YamlRules
{
    public static readonly ValueRule Price = new(
        "a price in USD per token from 0 to 1, such as 0.0000025 or 2.5e-06",
        text => Pricing.TokenPrice.Parse(text) is null ? null : text
    );

    public static readonly ValueRule Name = new(
        "a name on one line",
        text => text.Trim().Length == 0 || text.Any(char.IsControl) ? null : text
    );

    public static ValueRule Number(decimal smallest, decimal largest) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"a number from {smallest} to {largest}"),
            text =>
                decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= smallest
                && value <= largest
                    ? value.ToString(CultureInfo.InvariantCulture)
                    : null
        );

    public static ValueRule OneOf(params string[] allowed) =>
        new(string.Join(", ", allowed), text => Array.Find(allowed, name => name == text));
}
