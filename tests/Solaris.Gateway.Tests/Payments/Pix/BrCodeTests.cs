namespace Solaris.Payments.Pix;

public sealed class BrCodeTests
{
    private const string Manual =
        "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D";

    public static TheoryData<int> All => [.. Enumerable.Range(0, BrCodeVector.All.Count)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_code_is_read_as_others_read_it_and_refused_when_anything_in_it_was_changed(int at)
    {
        var vector = BrCodeVector.All[at];

        var code = BrCode.Read(vector.Code);

        Assert.Equal(vector.Valid, code is not null);
        Assert.Equal(vector.Key, code?.Key);
        Assert.Equal(vector.Centavos, code?.Centavos);
        Assert.True(vector.Txid is null || vector.Txid == code?.Txid);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Our_static_codes_are_those_that_others_read(int at)
    {
        var vector = BrCodeVector.All[at];
        if (vector.Ours is { } ours)
        {
            var code = new StaticBrCode(ours.Key, ours.Centavos, ours.Txid, ours.Merchant, ours.City);

            Assert.Equal(vector.Code, code.Write());
        }
    }

    [Fact]
    public void The_crc_is_that_of_the_manual_s_example() => Assert.Equal("1D3D", BrCode.Crc(Manual[..^4]));

    [Fact]
    public void Each_single_changed_sign_is_noticed() =>
        Assert.All(
            Enumerable.Range(0, Manual.Length),
            at => Assert.Null(BrCode.Read(Manual[..at] + (Manual[at] == '1' ? '2' : '1') + Manual[(at + 1)..]))
        );

    [Theory]
    [InlineData("10", 1_000)]
    [InlineData("10.5", 1_050)]
    [InlineData("10.", 1_000)]
    [InlineData("10.50", 1_050)]
    public void Amounts_may_leave_decimals_out(string text, long centavos) =>
        Assert.Equal(centavos, BrCode.Read(WithAmount(text))?.Centavos);

    [Theory]
    [InlineData("10.505")]
    [InlineData("-1.00")]
    [InlineData("1,00")]
    [InlineData("99999999999.00")]
    public void Other_amounts_are_refused(string text) => Assert.Null(BrCode.Read(WithAmount(text)));

    [Fact]
    public void A_code_fits_only_the_amount_it_asks_for()
    {
        var code = BrCode.Read(WithAmount("49.90"))!;

        Assert.True(code.Fits(4_990));
        Assert.False(code.Fits(4_991));
        Assert.False(BrCode.Read(Manual)!.Fits(4_990));
    }

    [Theory]
    [InlineData("")]
    [InlineData("6304FFFF")]
    [InlineData("000201")]
    [InlineData("https://pix.example.com")]
    public void Other_text_is_no_code(string text) => Assert.Null(BrCode.Read(text));

    private static string WithAmount(string amount)
    {
        var text =
            Manual[..^8].Replace("5802BR", $"{new TlvField("54", amount)}5802BR", StringComparison.Ordinal) + "6304";
        return text + BrCode.Crc(text);
    }
}
