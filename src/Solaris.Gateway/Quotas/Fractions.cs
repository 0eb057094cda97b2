namespace Solaris.Quotas;

/// <summary>Fractions are decimals in the API and parts per million inside.</summary>
internal static class Fractions
{
    private const int Million = 1_000_000;

    public static decimal Of(int partsPerMillion) => (decimal)partsPerMillion / Million;

    public static int PartsPerMillion(decimal fraction) => (int)(fraction * Million);

    public static bool IsPart(decimal fraction) => fraction <= 1 && PartsPerMillion(fraction) >= 1;
}
