using System.Text.Json.Nodes;

namespace Solaris.Quotas.Bounds;

public sealed class SourceTests
{
    private const string Model = "claude-sonnet-4-5";
    private static readonly string Png = Convert.ToBase64String(TinyImages.Png(1_000, 1_000));

    [Fact]
    public void An_image_costs_its_pixels_not_its_bytes() =>
        Assert.InRange(Cost(Image(Png + new string('A', 400_000))), 1_296, 1_400);

    [Fact]
    public void An_image_elsewhere_costs_the_largest() =>
        Assert.Equal(4_784, Cost(Part("image", new() { ["type"] = "url", ["url"] = "https://example.org/one.png" })));

    [Fact]
    public void A_document_elsewhere_costs_the_longest() =>
        Assert.Equal(300_000, Cost(Part("document", new() { ["type"] = "file", ["file_id"] = "file_1" })));

    [Fact]
    public void The_kind_may_stand_behind_the_data() =>
        Assert.InRange(
            Cost(
                new()
                {
                    ["source"] = new JsonObject { ["data"] = Png, ["type"] = "base64" },
                    ["type"] = "image",
                }
            ),
            1_296,
            1_400
        );

    [Theory]
    [InlineData("document", "base64", "image/png")]
    [InlineData("image", "text", "image/png")]
    [InlineData("image", "base64", "text/plain")]
    public void What_only_begins_like_an_image_costs_its_length(string part, string kind, string media)
    {
        var text = Png + string.Concat(Enumerable.Repeat("Lorem", 10_000));
        var source = new JsonObject
        {
            ["type"] = kind,
            ["media_type"] = media,
            ["data"] = text,
        };

        Assert.True(Meter.Bytes(Meter.Part(Part(part, source)), Model) > text.Length * 3 / 4);
    }

    [Fact]
    public void A_field_that_comes_twice_does_not_make_a_text_an_image()
    {
        var text = Png + new string('x', 50_000);
        var body =
            $$$"""{"messages":[{"content":[{"type":"image","type":"document","source":{"type":"base64","type":"text","data":"{{{text}}}"}}]}]}""";

        Assert.True(Meter.Bytes(System.Text.Encoding.UTF8.GetBytes(body), Model) > text.Length);
    }

    [Fact]
    public void Images_in_tool_results_count_too()
    {
        var result = new JsonObject { ["type"] = "tool_result", ["content"] = new JsonArray(Image(Png), Image(Png)) };

        Assert.InRange(Cost(result), 2 * 1_296, 2 * 1_400);
    }

    [Fact]
    public void A_text_document_costs_its_text() =>
        Assert.InRange(
            Cost(Part("document", new() { ["type"] = "text", ["data"] = "Sete palavras bem simples de contar aqui." })),
            8,
            40
        );

    private static JsonObject Image(string data) =>
        Part(
            "image",
            new()
            {
                ["type"] = "base64",
                ["media_type"] = "image/png",
                ["data"] = data,
            }
        );

    private static JsonObject Part(string type, JsonObject source) => new() { ["type"] = type, ["source"] = source };

    private static long Cost(JsonObject part) =>
        Meter.Tokens(Meter.Part(part), Model) - Meter.Tokens(Meter.Part(new() { ["type"] = "text" }), Model);
}
