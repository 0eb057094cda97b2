using System.Globalization;

namespace Solaris;

/// <summary>What a US dollar, the currency of every price list, is in the organisation's currency during one month.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Micros">Millionths of the currency for a dollar; 0 when nobody has set the month's rate.</param>
/// <param name="Month">The month, such as <c>2026-11</c>, as far as it matters.</param>
internal sealed record ExchangeRate(string Currency, long Micros, string Month = "")
{
    public const string Dollar = "USD";
    public const long One = 1_000_000;

    /// <summary>Beyond any real currency, and low enough that no product of tokens, price and rate overflows.</summary>
    public const long MostMicros = 100_000 * One;

    private const char Separator = ';';

    /// <summary>Prices and the organisation speak the same currency.</summary>
    public static readonly ExchangeRate Usd = new(Dollar, One);

    public bool IsKnown => Micros > 0;

    /// <summary>What stands behind a price's name in the row of a call: nothing for dollars, <c>;BRL=5.4321</c>, or <c>;BRL=?</c> without a rate.</summary>
    public string Suffix { get; } =
        Currency == Dollar ? "" : $"{Separator}{Currency}={(Micros > 0 ? Text(Micros) : "?")}";

    /// <summary>Dollars in the currency, both in micro-units, rounded up: for bounds, which may only be too high.</summary>
    public long Ceiling(long microDollars) => checked((long)(((Int128)microDollars * Micros + One - 1) / One));

    public decimal Value => (decimal)Micros / One;

    /// <summary>Splits a price's name from the rate behind it; a name without a rate is in dollars.</summary>
    public static (string Price, ExchangeRate Rate) Split(string name)
    {
        var at = name.IndexOf(Separator, name.LastIndexOf('@') + 1);
        if (at < 0 || name.IndexOf('=', at) is not (> 0 and var equals))
        {
            return (name, Usd);
        }
        var known = decimal.TryParse(
            name.AsSpan(equals + 1),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var value
        );
        return (name[..at], new(name[(at + 1)..equals], known ? (long)(value * One) : 0));
    }

    private static string Text(long micros) =>
        ((decimal)micros / One).ToString("0.######", CultureInfo.InvariantCulture);
}
