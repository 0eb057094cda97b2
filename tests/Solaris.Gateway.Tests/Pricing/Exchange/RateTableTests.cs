using CsCheck;

namespace Solaris.Pricing.Exchange;

public sealed class RateTableTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_month_is_the_organisations_and_begins_at_its_midnight()
    {
        var table = Table(carries: false, Row("2026-10", 5_000_000), Row("2026-11", 6_000_000));

        Assert.Equal(5_000_000, table.At(DateTimeOffset.Parse("2026-11-01T02:59:59.999Z", Invariant)).Micros);
        Assert.Equal(6_000_000, table.At(DateTimeOffset.Parse("2026-11-01T03:00:00Z", Invariant)).Micros);
        Assert.Equal(6_000_000, table.At(DateTimeOffset.Parse("2026-12-01T02:59:59.999Z", Invariant)).Micros);
    }

    [Theory]
    [InlineData(true, 5_000_000)]
    [InlineData(false, 0)]
    public void A_month_without_a_rate_goes_on_with_the_last_one_only_if_an_administrator_chose_so(
        bool carries,
        long micros
    )
    {
        var rate = Table(carries, Row("2026-10", 5_000_000), Row("2026-12", 7_000_000)).At(Noon);

        Assert.Equal(micros, rate.Micros);
        Assert.Equal(carries ? "2026-10" : "2026-11", rate.Month);
        Assert.Equal("BRL", rate.Currency);
    }

    [Fact]
    public void A_correction_counts_for_calls_from_then_on_and_in_hindsight_for_the_whole_month()
    {
        var table = Table(carries: false, Row("2026-11", 5_000_000), Row("2026-11", 6_000_000, Noon));

        Assert.Equal(5_000_000, table.At(Noon.AddMinutes(-1)).Micros);
        Assert.Equal(6_000_000, table.At(Noon).Micros);
        Assert.Equal(6_000_000, table.MeantAt(Noon.AddDays(-10)).Micros);
    }

    [Fact]
    public void Dollars_need_no_rate()
    {
        var table = new RateTable(new("USD", "Etc/UTC", CarriesForward: false), []);

        Assert.Same(ExchangeRate.Usd, table.At(Noon));
        Assert.Same(ExchangeRate.Usd, table.MeantAt(Noon));
    }

    [Theory]
    [InlineData("USD", 1_000_000, "openai/gpt-4o@0123456789ab")]
    [InlineData("BRL", 5_432_100, "openai/gpt-4o@0123456789ab;BRL=5.4321")]
    [InlineData("BRL", 0, "openai/gpt-4o@0123456789ab;BRL=?")]
    public void The_row_of_a_call_keeps_price_and_rate(string currency, long micros, string stored)
    {
        const string price = "openai/gpt-4o@0123456789ab";
        Assert.Equal(stored, price + new ExchangeRate(currency, micros).Suffix);

        var (name, rate) = ExchangeRate.Split(stored);

        Assert.Equal((price, currency, micros), (name, rate.Currency, rate.Micros));
        Assert.Equal(("openai", "gpt-4o"), PriceVersions.Parse(stored));
    }

    /// <summary>Whatever is used within the bound costs no more than was held, at any rate: rounding is only ever up.</summary>
    [Fact]
    public void Nothing_costs_more_than_its_bound_in_any_currency() =>
        Gen.Select(
                Gen.Long[0, 400_000],
                Gen.Long[0, 50_000],
                Gen.Long[1, ExchangeRate.MostMicros],
                Gen.Long[0, 90_000_000]
            )
            .Sample(
                (input, output, micros, price) =>
                {
                    var rate = new ExchangeRate("BRL", micros);
                    var model = new ModelPrice(price, price * 3);
                    var held = checked(
                        rate.Ceiling(ModelPrice.Ceiling(input, model.InputCeiling(input, PriceTier.Batch, fast: false)))
                        + ModelPrice.Ceiling(
                            output,
                            rate.Ceiling(model.OutputCeiling(input, PriceTier.Batch, fast: false))
                        )
                    );
                    var cost = model.Cost(new TokenUsage(input, 0, 0, 0, output), rate);
                    var exact = ((Int128)input * price + (Int128)output * price * 3) * micros;
                    return cost <= held
                            && (Int128)cost * 1_000_000_000_000 >= exact
                            && ((Int128)cost - 1) * 1_000_000_000_000 < exact
                        || cost == 0;
                }
            );

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static RateTable Table(bool carries, params RateRow[] rows) =>
        new(new("BRL", "America/Sao_Paulo", carries), rows);

    private static RateRow Row(string month, long micros, DateTimeOffset? at = null) =>
        new()
        {
            Id = Guid.CreateVersion7(at ?? Noon.AddYears(-1)),
            Month = month,
            Currency = "BRL",
            Micros = micros,
            CreatedAt = (at ?? Noon.AddYears(-1)).ToUnixTimeMilliseconds(),
        };
}
