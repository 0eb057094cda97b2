namespace Solaris.Pricing.Exchange;

/// <summary>The organisation's rates by month, the last written of a month last.</summary>
internal sealed class RateTable
{
    public static readonly RateTable Dollars = new(new(ExchangeRate.Dollar, "Etc/UTC", CarriesForward: false), []);

    private readonly DatedRate[] _rates;
    private readonly TimeZoneInfo _zone;

    public RateTable(CurrencyTerms terms, IEnumerable<RateRow> rows)
    {
        Terms = terms;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(terms.Zone);
        _rates =
        [
            .. rows.Where(row => row.Currency == terms.Currency)
                .OrderBy(row => row.Month, StringComparer.Ordinal)
                .ThenBy(row => row.Id)
                .Select(Dated)
                .OfType<DatedRate>(),
        ];
    }

    public CurrencyTerms Terms { get; }

    public string MonthOf(DateTimeOffset at) => Months.Containing(at, _zone);

    /// <summary>What a call that begins at <paramref name="at"/> is held and charged with.</summary>
    public ExchangeRate At(DateTimeOffset at) => Find(at, hindsight: false);

    /// <summary>The same in hindsight: a rate that was written down later, or corrected, counts for its whole month.</summary>
    public ExchangeRate MeantAt(DateTimeOffset at) => Find(at, hindsight: true);

    private ExchangeRate Find(DateTimeOffset at, bool hindsight)
    {
        if (Terms.Currency == ExchangeRate.Dollar)
        {
            return ExchangeRate.Usd;
        }
        var now = at.ToUnixTimeMilliseconds();
        for (var i = _rates.Length - 1; i >= 0; i--)
        {
            var (month, known, rate) = _rates[i];
            if (month.Start <= now && (hindsight || known <= now))
            {
                return now < month.End || Terms.CarriesForward ? rate : Missing(at);
            }
        }
        return Missing(at);
    }

    private ExchangeRate Missing(DateTimeOffset at) => new(Terms.Currency, Micros: 0, MonthOf(at));

    private DatedRate? Dated(RateRow row) =>
        Months.Read(row.Month, _zone) is { } month
            ? new(month, row.CreatedAt, new(row.Currency, row.Micros, row.Month))
            : null;
}
