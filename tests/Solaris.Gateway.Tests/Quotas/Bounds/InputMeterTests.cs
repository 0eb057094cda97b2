using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;

namespace Solaris.Quotas.Bounds;

public sealed class InputMeterTests
{
    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("gpt-4")]
    public void No_text_has_more_tokens_than_either_bound(string model) =>
        Texts.Any.Sample(
            text =>
            {
                var body = Meter.Chat(text);
                var tokens = Meter.Tokens(body, model);
                return Meter.True(text, model) <= tokens && tokens <= Meter.Bytes(body, model);
            },
            iter: 200
        );

    [Fact]
    public void The_tokenizer_bound_is_close_on_prose()
    {
        var text = string.Concat(
            Enumerable.Repeat("O prefeito decidiu que amanhã não haverá reunião por causa da chuva. ", 300)
        );
        var exact = Meter.True(text);
        Assert.InRange(Meter.Tokens(Meter.Chat(text)), exact, exact + 40);
    }

    [Fact]
    public void Escapes_count_as_the_characters_they_stand_for() =>
        Texts.Any.Sample(
            text =>
                Meter.Bytes(Meter.Chat(text, escaped: true)) == Meter.Bytes(Meter.Chat(text))
                && Meter.Tokens(Meter.Chat(text, escaped: true)) == Meter.Tokens(Meter.Chat(text)),
            iter: 150
        );

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"\ud83d"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"\ude00\ud83d x \ud83d\ud83d\ude00"}]}""")]
    public void Lone_surrogates_are_counted_as_replacements(string body)
    {
        var utf8 = Encoding.UTF8.GetBytes(body);
        Assert.InRange(Meter.Tokens(utf8), 1, Meter.Bytes(utf8));
    }

    [Theory]
    [InlineData(
        """{"messages":[{"\ud800":"x","role":"user","content":[{"\udc00":1,"type":"\ud800"}]}],"tools":[{"\ud800":2}]}"""
    )]
    [InlineData("""{"\ud800":[],"messages":[]}""")]
    public void Names_of_half_characters_are_names_we_do_not_know(string body) =>
        Assert.InRange(Meter.Bytes(Encoding.UTF8.GetBytes(body)), 1, body.Length + 100);

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void Nesting_may_go_as_deep_as_it_likes(int depth)
    {
        var body = $$"""{"x":{{new string('[', depth - 1)}}1{{new string(']', depth - 1)}}}""";
        Assert.InRange(Meter.Bytes(Encoding.UTF8.GetBytes(body)), 1, 4 * body.Length);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_count_thrice()
    {
        var body = Meter.Chat("xxxx");
        body.AsSpan().Replace((byte)'x', (byte)0xFF);
        Assert.True(Meter.Bytes(body) >= Meter.True("\uFFFD\uFFFD\uFFFD\uFFFD"));
        Assert.True(Meter.Tokens(body) >= Meter.True("\uFFFD\uFFFD\uFFFD\uFFFD"));
    }

    [Fact]
    public void Tools_and_schemas_count_at_least_as_their_json() =>
        Gen.Select(Texts.Mixed, Texts.Letters)
            .Sample(
                (description, name) =>
                {
                    var tools = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = "function",
                            ["function"] = new JsonObject
                            {
                                ["name"] = name,
                                ["description"] = description,
                                ["parameters"] = new JsonObject { [name] = new JsonArray(1, true, null, 2.5, name) },
                            },
                        }
                    );
                    var json = WithoutCodes(Encoding.UTF8.GetString(Meter.Body(tools.DeepClone())));
                    return Meter.Tokens(Meter.Body(new JsonObject { ["tools"] = tools })) >= Meter.True(json);
                },
                iter: 150
            );

    [Theory]
    [InlineData("""{"input":[1,2,3,4]}""", 4)]
    [InlineData("""{"prompt":[[1,2],[3,4,5]]}""", 5)]
    public void Token_ids_count_exactly(string body, int ids)
    {
        var framing = Meter.Bytes("{}"u8);
        Assert.Equal(framing + ids, Meter.Bytes(Encoding.UTF8.GetBytes(body)));
        Assert.Equal(framing + ids, Meter.Tokens(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Sampling_parameters_and_metadata_do_not_count()
    {
        const string body = """
            {"model":"gpt-4o","stream":true,"n":3,"user":"someone","metadata":{"a":{"b":["long text that no model reads"]}},
             "stop":["a","b"],"logit_bias":{"50256":-100},"temperature":0.5}
            """;
        Assert.Equal(Meter.Bytes("{}"u8), Meter.Bytes(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Unknown_fields_count_because_a_provider_may_read_them() =>
        Assert.True(Meter.Bytes("""{"documents":[{"body":"some text"}]}"""u8) > Meter.Bytes("{}"u8) + 20);

    [Fact]
    public void Field_names_in_escaped_spelling_are_the_same_fields() =>
        Assert.Equal(
            Meter.Bytes("""{"messages":[{"content":"hello"}]}"""u8),
            Meter.Bytes("""{"mess\u0061ges":[{"c\u006fntent":"hello"}]}"""u8)
        );

    [Fact]
    public void Many_tiny_messages_each_carry_their_framing()
    {
        var messages = new JsonArray([.. Enumerable.Range(0, 1_000).Select(_ => Meter.Messages("a")[0]!.DeepClone())]);
        Assert.True(Meter.Tokens(Meter.Body(new JsonObject { ["messages"] = messages })) >= 1_000 * 8);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(2_000)]
    public void Deep_nesting_is_bounded_by_its_bytes(int depth)
    {
        var body = Encoding.UTF8.GetBytes(
            "{\"x\":" + new string('[', depth) + "\"hello\"" + new string(']', depth) + "}"
        );
        Assert.InRange(Meter.Bytes(body), 5, (3 * body.Length) + 100);
        Assert.InRange(Meter.Tokens(body), 2, (3 * body.Length) + 100);
    }

    [Fact]
    public async Task Families_with_different_encodings_take_the_wider_count()
    {
        var text = string.Concat(Enumerable.Repeat("Amanhã não haverá reunião. ", 200));
        TokenFamily[] both = [TokenFamilies.Of("gpt-4o"), TokenFamilies.Of("gpt-4")];
        var body = Meter.Chat(text);
        var meter = new InputMeter(Meter.Counter, TimeProvider.System);
        var tokens = await meter.CountTokensAsync(body, both, await InputMeter.CountBytesAsync(body, both));
        Assert.True(tokens >= Math.Max(Meter.True(text, "gpt-4o"), Meter.True(text, "gpt-4")));
    }

    [Fact]
    public void Vendors_without_a_tokenizer_of_ours_are_counted_with_a_margin()
    {
        var body = Meter.Chat(string.Concat(Enumerable.Repeat("The quick brown fox. ", 500)));
        Assert.True(Meter.Tokens(body, "claude-sonnet-4-5") >= Meter.Tokens(body) * 135 / 100);
        Assert.True(Meter.Tokens(body, "google/gemini-3-pro") >= Meter.Tokens(body) * 112 / 100);
    }

    [Fact]
    public void Output_is_counted_like_input()
    {
        const string text = "Amanhã não haverá reunião por causa da chuva.";
        Assert.Equal(Meter.True(text), Meter.Counter.CountOutput("gpt-4o", text));
        Assert.Equal(0, Meter.Counter.CountOutput("gpt-4o", ""));
    }

    /// <summary>JSON as a provider writes it: characters as themselves.</summary>
    private static string WithoutCodes(string json) =>
        Regex.Replace(
            json,
            @"\\u(?<code>[0-9A-Fa-f]{4})",
            code => ((char)Convert.ToUInt16(code.Groups["code"].Value, 16)).ToString(),
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
}
