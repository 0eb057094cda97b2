namespace Solaris.Pricing;

/// <summary>Models that are billed by pictures, seconds or characters have a price, and a bound.</summary>
public sealed class PiecePricesTests
{
    [Theory]
    [InlineData("whisper-1", 0, 60_000, 0, 6_000)]
    [InlineData("tts-1", 0, 0, 1_000, 15_000)]
    [InlineData("dall-e-3", 2, 0, 0, 80_000)]
    public void A_model_billed_by_piece_costs_its_pieces(
        string model,
        int images,
        int milliseconds,
        int characters,
        long micros
    )
    {
        var price = new PriceBook().Find("openai", model)?.Price;
        var used = new MeteredUsage(TokenUsage.None)
        {
            Images = images,
            AudioMilliseconds = milliseconds,
            Characters = characters,
        };

        Assert.Equal(micros, price?.Cost(used));
        Assert.True(price?.FeeCeiling(used) >= micros);
    }
}
