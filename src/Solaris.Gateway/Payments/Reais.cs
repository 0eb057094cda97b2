using System.Globalization;

namespace Solaris.Payments;

/// <summary>Money as providers write it in text: reais with exactly two decimals, at most ten digits before the point.</summary>
internal static class Reais
{
    private const long Largest = 999_999_999_999;
    private const int LongestText = 13;

    public static string Write(long centavos)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(centavos, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(centavos, Largest);
        return string.Create(CultureInfo.InvariantCulture, $"{centavos / 100}.{centavos % 100:D2}");
    }

    /// <summary>Centavos, or null when it is written in another way.</summary>
    public static long? Read(string? text) =>
        text is { Length: >= 4 and <= LongestText }
        && text[^3] == '.'
        && long.TryParse($"{text[..^3]}{text[^2..]}", NumberStyles.None, CultureInfo.InvariantCulture, out var centavos)
            ? centavos
            : null;

    /// <summary>Centavos of a JSON number, or null when it has parts of a centavo.</summary>
    public static long? FromNumber(decimal? number) =>
        number is >= 0 and <= Largest / 100m && decimal.IsInteger(number.Value * 100)
            ? (long)(number.Value * 100)
            : null;
}
