using System.Globalization;

namespace Solaris.Pricing;

/// <summary>From USD per token, LiteLLM's unit, to micro-units per million tokens, ours.</summary>
internal static class TokenPrice
{
    private const decimal MicrosPerMillion = 1_000_000m * 1_000_000m;

    /// <summary>6.25e-06 USD a token is 6.25 USD a million tokens: 6,250,000 micro-units. Finer parts are rounded to the nearest.</summary>
    public static long PerMillion(decimal usdPerToken) =>
        checked((long)decimal.Round(usdPerToken * MicrosPerMillion, MidpointRounding.AwayFromZero));

    /// <summary>Reads such as <c>0.00000625</c> or <c>6.25e-06</c>, exactly; null unless it is from 0 to 1 USD a token.</summary>
    public static long? Parse(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var price
        ) && price is >= 0 and <= 1
            ? PerMillion(price)
            : null;
}
