namespace Solaris.Pricing;

public sealed class PriceBookTests
{
    private static readonly PriceBook Book = new();

    [Theory]
    [InlineData("openai", "gpt-4o", 2_500_000, 10_000_000, 1_250_000L, null, null)]
    [InlineData("openai", "gpt-4o-mini", 150_000, 600_000, 75_000L, null, null)]
    [InlineData("anthropic", "claude-sonnet-4-5", 3_000_000, 15_000_000, 300_000L, 3_750_000L, 6_000_000L)]
    [InlineData("anthropic", "claude-opus-4-5", 5_000_000, 25_000_000, 500_000L, 6_250_000L, 10_000_000L)]
    [InlineData("gemini", "gemini-2.5-flash", 300_000, 2_500_000, 30_000L, null, null)]
    [InlineData("openrouter", "anthropic/claude-haiku-4.5", 1_000_000, 5_000_000, 100_000L, 1_250_000L, null)]
    [InlineData("openai", "text-embedding-3-small", 20_000, 0, null, null, null)]
    public void Prices_are_micro_units_per_million_tokens(
        string provider,
        string model,
        long input,
        long output,
        long? cacheRead,
        long? write5m,
        long? write1h
    )
    {
        var rates = Book.Find(provider, model)!.Price!.Rates;

        Assert.Equal(
            new ModelPrice(input, output, cacheRead, write5m, write1h).Rates,
            rates with
            {
                AudioInput = input,
                AudioCacheRead = cacheRead ?? input,
            }
        );
    }

    [Fact]
    public void Limits_and_mode_are_known_too()
    {
        var model = Book.Find("openai", "gpt-4o");

        Assert.Equal((128_000, 16_384, "chat"), (model?.MaxInputTokens, model?.MaxOutputTokens, model?.Mode));
    }

    [Fact]
    public void A_limit_written_with_a_decimal_point_is_read() =>
        Assert.Equal(2_000_000, Book.Find("xai", "grok-4-fast-reasoning")?.MaxInputTokens);

    [Theory]
    [InlineData("openai", "no-such-model")]
    [InlineData("groq", "gpt-4o")] // The same name at another seller says nothing of this one's price.
    [InlineData("openai_compatible", "gpt-4o")]
    public void An_unknown_model_is_null(string provider, string model) => Assert.Null(Book.Find(provider, model));

    [Fact]
    public void A_LiteLlm_proxy_means_the_model_of_that_name() =>
        Assert.Equal(Book.Find("openai", "gpt-4o"), Book.Find("litellm_proxy", "gpt-4o"));

    [Fact]
    public void What_a_model_can_do_is_known()
    {
        var gpt = Book.Find("openai", "gpt-4o")?.Traits;
        var claude = Book.Find("anthropic", "claude-opus-4-6")?.Traits;

        Assert.Equal((true, true, null), (gpt?.Tools, gpt?.Vision, gpt?.AdaptiveThinking));
        Assert.Equal(
            (true, true, false),
            (claude?.AdaptiveThinking, claude?.StructuredOutput, claude?.AssistantPrefill)
        );
    }

    [Theory]
    [InlineData("openai", "gpt-image-1")]
    [InlineData("openai", "whisper-1")]
    [InlineData("openai", "tts-1")]
    [InlineData("dashscope", "qwen-flash")]
    public void What_is_paid_by_the_piece_or_by_length_has_a_price_too(string provider, string model) =>
        Assert.NotNull(Book.Find(provider, model)?.Price);

    [Theory]
    [InlineData("gpt-4o", "openai")]
    [InlineData("claude-sonnet-4-5", "anthropic")]
    [InlineData("gemini-2.5-pro", "vertex_ai")]
    [InlineData("nobody", null)]
    public void A_bare_name_belongs_to_a_provider(string model, string? provider) =>
        Assert.Equal(provider, Book.ProviderOf(model));

    [Fact]
    public void Current_models_leave_out_the_retired_and_what_no_chat_reaches()
    {
        var models = Book.Current("openai", new DateOnly(2026, 8, 1)).ToList();

        Assert.Contains("gpt-4o", models);
        Assert.Contains("text-embedding-3-small", models);
        Assert.DoesNotContain("gpt-4-0314", models); // Retired on 2026-03-26.
        Assert.DoesNotContain("gpt-5-pro", models); // Answers /v1/responses only.
        Assert.DoesNotContain(models, model => model.StartsWith("ft:", StringComparison.Ordinal));
        Assert.Contains("gemini-2.5-flash", Book.Current("gemini", new DateOnly(2026, 8, 1)));
    }

    [Fact]
    public void A_model_is_retired_from_the_day_on()
    {
        Assert.Contains("gpt-4-0314", Book.Current("openai", new DateOnly(2026, 3, 25)));
        Assert.DoesNotContain("gpt-4-0314", Book.Current("openai", new DateOnly(2026, 3, 26)));
    }

    [Fact]
    public void Half_a_price_is_none()
    {
        var models = new PriceTable(
            """{"m": {"mode": "chat", "input_cost_per_token": 1e-06}, "e": {"mode": "embedding", "input_cost_per_token": 1e-06}}"""u8.ToArray()
        );

        Assert.NotNull(models.Find("m"));
        Assert.Null(models.Find("m")?.Price);
        Assert.Equal(new ModelPrice(1_000_000, 0), models.Find("e")?.Price);
    }

    [Fact]
    public void Fields_nobody_reads_may_have_any_shape()
    {
        var models = new PriceTable(
            """{"a": 7, "m": {"x": {"y": [1]}, "max_tokens": 7, "z": null, "tiered_pricing": [3, {"range": "all"}]}}"""u8.ToArray()
        );

        Assert.Null(models.Find("a"));
        Assert.Equal(7, models.Find("m")?.MaxOutputTokens);
    }
}
