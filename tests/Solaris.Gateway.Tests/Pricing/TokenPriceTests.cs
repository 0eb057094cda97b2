namespace Solaris.Pricing;

public sealed class TokenPriceTests
{
    [Theory]
    [InlineData("6.25e-06", 6_250_000)]
    [InlineData("0.00000625", 6_250_000)]
    [InlineData("6.25E-6", 6_250_000)]
    [InlineData("3.125e-07", 312_500)]
    [InlineData("0", 0)]
    [InlineData("1e-12", 1)]
    [InlineData("1", 1_000_000_000_000)]
    public void A_price_is_read_exactly(string text, long expected) => Assert.Equal(expected, TokenPrice.Parse(text));

    [Fact]
    public void What_is_finer_than_a_micro_unit_is_rounded_to_the_nearest() =>
        Assert.Equal(299_999, TokenPrice.Parse("2.9999900000000000002e-07"));

    [Theory]
    [InlineData("-1e-06")]
    [InlineData("1.1")]
    [InlineData("1,5")]
    [InlineData("free")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) => Assert.Null(TokenPrice.Parse(text));
}
