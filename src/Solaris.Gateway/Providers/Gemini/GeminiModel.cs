using System.Globalization;

namespace Solaris.Providers.Gemini;

/// <summary>What a model's name says about the requests it takes.</summary>
/// <param name="Version">Such as 2.5; 0 for models that are no Gemini.</param>
internal readonly record struct GeminiModel(decimal Version, bool IsPro, bool IsLite)
{
    private const string Prefix = "gemini-";

    /// <summary>Aliases without a version, such as <c>gemini-flash-latest</c>, lead to the current generation.</summary>
    private const decimal Current = 3m;

    /// <summary><c>thinkingLevel</c> instead of <c>thinkingBudget</c>; function calls must come back with their signature.</summary>
    public bool IsThirdGeneration => Version >= 3m;

    public bool Thinks => Version >= 2.5m;

    /// <summary>Takes JSON Schema; older ones a subset of OpenAPI's.</summary>
    public bool TakesJsonSchema => Version >= 2m;

    public static GeminiModel Parse(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return default;
        }
        var rest = name.AsSpan(Prefix.Length);
        var end = rest.IndexOf('-');
        var isNumber = decimal.TryParse(
            end < 0 ? rest : rest[..end],
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var version
        );
        return new(
            isNumber ? version : Current,
            name.Contains("pro", StringComparison.Ordinal),
            name.Contains("lite", StringComparison.Ordinal)
        );
    }
}
