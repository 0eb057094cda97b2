namespace Solaris.Pricing.Exchange;

/// <summary>The organisation's currency and rates in memory: a call looks its rate up once.</summary>
internal sealed class ExchangeRates
{
    private volatile RateTable _table = RateTable.Dollars;

    public CurrencyTerms Terms => _table.Terms;

    public string Currency => _table.Terms.Currency;

    public void Load(RateTable table) => _table = table;

    public string MonthOf(DateTimeOffset at) => _table.MonthOf(at);

    /// <inheritdoc cref="RateTable.At"/>
    public ExchangeRate At(DateTimeOffset at) => _table.At(at);

    /// <inheritdoc cref="RateTable.MeantAt"/>
    public ExchangeRate MeantAt(DateTimeOffset at) => _table.MeantAt(at);
}
