using System.Text.Json.Nodes;

namespace Solaris.Quotas.Bounds;

public sealed class ImageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(640, 480)]
    [InlineData(4000, 3000)]
    public void Sizes_are_read_from_every_header(int width, int height)
    {
        var expected = new ImageSize(width, height);
        Assert.Equal(expected, ImageHeader.Read(TinyImages.Png(width, height)));
        Assert.Equal(expected, ImageHeader.Read(TinyImages.Gif(width, height)));
        Assert.Equal(expected, ImageHeader.Read(TinyImages.Jpeg(width, height)));
        Assert.Equal(expected, ImageHeader.Read(TinyImages.Jpeg(width, height, metadata: 40_000)));
        Assert.Equal(expected, ImageHeader.Read(TinyImages.WebPLossy(width, height)));
        Assert.Equal(expected, ImageHeader.Read(TinyImages.WebPLossless(width, height)));
        Assert.Equal(expected, ImageHeader.Read(TinyImages.WebPExtended(width, height)));
    }

    [Fact]
    public void Cut_off_headers_have_no_size()
    {
        foreach (
            var image in new[]
            {
                TinyImages.Png(9, 9),
                TinyImages.Gif(9, 9),
                TinyImages.Jpeg(9, 9),
                TinyImages.WebPLossy(9, 9),
            }
        )
        {
            for (var length = 0; length < 10; length++)
            {
                Assert.Null(ImageHeader.Read(image.AsSpan(0, length)));
            }
        }
    }

    [Theory]
    [InlineData("gpt-4o", 640, 480, 85 + (2 * 170))]
    [InlineData("gpt-4o", 4000, 3000, 85 + (4 * 170))]
    [InlineData("gpt-4o", 100, 9000, 85 + (4 * 170))]
    [InlineData("gpt-4o-mini", 100, 100, 2833 + 5667)]
    [InlineData("gpt-5", 512, 512, 70 + 140)]
    [InlineData("gpt-4.1-mini", 1024, 1024, 1659)]
    [InlineData("gpt-6", 4000, 3000, 14100)]
    [InlineData("claude-haiku-4-5", 280, 280, 105)]
    [InlineData("claude-haiku-4-5", 4000, 3000, 4784)]
    [InlineData("gemini-3-pro", 4000, 3000, 1120)]
    [InlineData("gemini-2.5-flash", 300, 300, 258)]
    [InlineData("gemini-2.5-flash", 960, 540, 6 * 258)]
    public void An_image_costs_what_the_family_bills_at_most(string model, int width, int height, long expected) =>
        Assert.Equal(expected, Cost(TinyImages.DataUrl(TinyImages.Png(width, height)), model));

    [Fact]
    public void Low_detail_costs_the_base_price_when_it_is_the_only_detail()
    {
        var url = TinyImages.DataUrl(TinyImages.Png(4000, 3000));
        Assert.Equal(85, CostOf(new JsonObject { ["url"] = url, ["detail"] = "low" }));
        Assert.Equal(85, CostOf(new JsonObject { ["detail"] = "low", ["url"] = url }));
        Assert.Equal(85 + (4 * 170), CostOf(new JsonObject { ["url"] = url, ["detail"] = "high" }));
    }

    [Fact]
    public void A_detail_beside_the_image_object_does_not_make_it_cheap()
    {
        var url = TinyImages.DataUrl(TinyImages.Png(4000, 3000));
        var part = new JsonObject
        {
            ["detail"] = "low",
            ["image_url"] = new JsonObject { ["url"] = url },
        };
        Assert.Equal(85 + (4 * 170), Meter.Tokens(Meter.Part(part)) - Meter.Tokens(Meter.Part([])));
    }

    [Fact]
    public void Remote_images_cost_the_familys_cap_and_are_never_fetched() =>
        Assert.Equal(85 + (8 * 170), Cost("https://example.test/a.png", "gpt-4o"));

    [Fact]
    public void Unreadable_images_cost_the_familys_cap() =>
        Assert.Equal(85 + (8 * 170), Cost("data:image/png;base64,AAAA", "gpt-4o"));

    [Fact]
    public void Base64_of_an_image_is_not_text()
    {
        var image = TinyImages.Jpeg(800, 600, padding: 500_000);
        Assert.Equal(85 + (4 * 170), Cost(TinyImages.DataUrl(image), "gpt-4o"));
    }

    [Fact]
    public void Slashes_may_be_escaped_in_a_data_url()
    {
        var url = TinyImages.DataUrl(TinyImages.Png(640, 480)).Replace("/", "\\/", StringComparison.Ordinal);
        var body = "{\"messages\":[{\"content\":[{\"image_url\":{\"url\":\"" + url + "\"}}]}]}";
        var empty = "{\"messages\":[{\"content\":[{}]}]}"u8;
        Assert.Equal(85 + (2 * 170), Meter.Tokens(System.Text.Encoding.UTF8.GetBytes(body)) - Meter.Tokens(empty));
    }

    [Fact]
    public void A_data_url_inside_a_text_or_a_tool_is_text()
    {
        var url = TinyImages.DataUrl(TinyImages.Jpeg(8, 8, padding: 30_000));
        Assert.True(Meter.Tokens(Meter.Part(new JsonObject { ["text"] = url })) > 10_000);
        var tools = new JsonObject { ["tools"] = new JsonArray(new JsonObject { ["image_url"] = url }) };
        Assert.True(Meter.Tokens(Meter.Body(tools)) > 10_000);
    }

    private static long Cost(string url, string model) => CostOf(new JsonObject { ["url"] = url }, model);

    private static long CostOf(JsonObject image, string model = "gpt-4o") =>
        Meter.Tokens(Meter.Part(new JsonObject { ["type"] = "image_url", ["image_url"] = image }), model)
        - Meter.Tokens(Meter.Part([]), model);
}
