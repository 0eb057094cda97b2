namespace Solaris.Reports;

/// <summary>Currencies of the figures we show.</summary>
internal static class Currencies
{
    /// <summary>Providers' price lists, and so every cost, are in US dollars.</summary>
    public const string Prices = "USD";
}
