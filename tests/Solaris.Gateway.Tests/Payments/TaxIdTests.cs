namespace Solaris.Payments;

public sealed class TaxIdTests
{
    [Theory]
    [InlineData("529.982.247-25", "52998224725")]
    [InlineData("52998224725", "52998224725")]
    [InlineData("11.222.333/0001-81", "11222333000181")]
    [InlineData("12.ABC.345/01DE-35", "12ABC34501DE35")]
    [InlineData("12abc34501de35", "12ABC34501DE35")]
    public void A_number_with_right_check_digits_is_kept_without_punctuation(string typed, string kept) =>
        Assert.Equal(kept, TaxId.Read(typed)?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("529.982.247-26")]
    [InlineData("111.111.111-11")]
    [InlineData("00.000.000/0000-00")]
    [InlineData("12.ABC.345/01DE-36")]
    [InlineData("12.ABC.345/01DE-3A")]
    [InlineData("529A8224725")]
    [InlineData("12ÁBC34501DE35")]
    [InlineData("12ABC34501DE3512ABC34501DE35")]
    [InlineData("１２ABC34501DE35")]
    public void Anything_else_is_no_tax_number(string? typed) => Assert.Null(TaxId.Read(typed));

    [Fact]
    public void Its_text_in_a_log_does_not_tell_whose_it_is() =>
        Assert.Equal("Cpf …25", TaxId.Read("52998224725")!.ToString());
}
