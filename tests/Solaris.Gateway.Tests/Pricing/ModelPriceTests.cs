using System.Text;
using CsCheck;

namespace Solaris.Pricing;

public sealed class ModelPriceTests
{
    private static readonly PriceBook Book = new();

    [Theory]
    [InlineData("gemini/gemini-2.5-pro", 200_000, 1_250_000, 10_000_000)] // Google: more than the threshold.
    [InlineData("gemini/gemini-2.5-pro", 200_001, 2_500_000, 15_000_000)]
    [InlineData("gpt-5.6-sol", 272_000, 5_000_000, 30_000_000)]
    [InlineData("gpt-5.6-sol", 272_001, 10_000_000, 45_000_000)]
    [InlineData("dashscope/qwen-flash", 256_000, 50_000, 400_000)]
    [InlineData("dashscope/qwen-flash", 256_001, 250_000, 2_000_000)]
    public void A_long_prompt_raises_the_price_of_every_token(string model, long prompt, long input, long output)
    {
        var cost = Price(model).Cost(new TokenUsage(prompt, 0, 0, 0, 1_000));

        Assert.Equal(Micros((prompt * input) + (1_000 * output)), cost);
    }

    [Fact]
    public void At_xAI_the_threshold_itself_is_long()
    {
        var price = Of(
            "xai",
            """{"input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6, "input_cost_per_token_above_128k_tokens": 3e-6}"""
        );

        Assert.Equal(127_999, price.Cost(new TokenUsage(127_999, 0, 0, 0, 0)));
        Assert.Equal(384_000, price.Cost(new TokenUsage(128_000, 0, 0, 0, 0)));
    }

    [Fact]
    public void Cached_and_written_tokens_make_a_prompt_long_and_follow_its_price()
    {
        var cost = Price("claude-sonnet-4-5").Cost(new TokenUsage(1, 100_000, 50_000, 50_000, 1_000));

        Assert.Equal(
            Micros(
                6_000_000
                    + (100_000L * 600_000)
                    + (50_000L * 7_500_000)
                    + (50_000L * 12_000_000)
                    + (1_000L * 22_500_000)
            ),
            cost
        );
    }

    [Theory]
    [InlineData("priority", 10_000_000)]
    [InlineData("flex", 2_500_000)]
    [InlineData("batch", 2_500_000)]
    [InlineData("default", 5_000_000)]
    [InlineData("of_tomorrow", 5_000_000)]
    [InlineData(null, 5_000_000)]
    public void The_tier_of_service_is_paid_for(string? tier, long input) =>
        Assert.Equal(
            Micros(1_000 * input),
            Price("gpt-5.6-sol").Cost(new MeteredUsage(new TokenUsage(1_000, 0, 0, 0, 0)) { ServiceTier = tier })
        );

    [Fact]
    public void A_long_prompt_in_a_hurry_costs_what_the_table_says_of_both_together()
    {
        var price = Of(
            "openai",
            """
            {"input_cost_per_token": 1e-6, "output_cost_per_token": 1e-6, "input_cost_per_token_priority": 2e-6,
             "input_cost_per_token_above_200k_tokens": 4e-6, "input_cost_per_token_above_200k_tokens_priority": 7e-6,
             "output_cost_per_token_above_200k_tokens": 3e-6, "output_cost_per_token_priority": 2e-6}
            """
        );

        var cost = price.Cost(new MeteredUsage(new(300_000, 0, 0, 0, 1_000)) { ServiceTier = "priority" });

        Assert.Equal(2_100_000 + 3_000, cost); // For output only each alone is priced: the dearer.
    }

    [Fact]
    public void Speed_and_place_multiply_the_tokens_and_nothing_else()
    {
        var usage = new MeteredUsage(new(1_000, 0, 0, 0, 0))
        {
            Speed = "fast",
            Region = "us",
            WebSearches = 2,
        };

        Assert.Equal(33_000 + 20_000, Price("claude-opus-4-6").Cost(usage)); // 5,000 × 6 × 1.1, and 2 searches at 1 cent.
    }

    [Theory]
    [InlineData("low", 30_000)]
    [InlineData(null, 35_000)]
    [InlineData("high", 50_000)]
    public void A_search_costs_by_the_context_it_brings(string? context, long micros) =>
        Assert.Equal(
            micros,
            Price("gpt-4o-search-preview").Cost(new MeteredUsage(TokenUsage.None) { SearchContext = context })
        );

    [Fact]
    public void Pictures_sound_and_characters_are_paid_by_the_piece()
    {
        Assert.Equal(80_000, Price("dall-e-3").Cost(new MeteredUsage(TokenUsage.None) { Images = 2 }));
        Assert.Equal(150, Price("whisper-1").Cost(new MeteredUsage(TokenUsage.None) { AudioMilliseconds = 1_500 }));
        Assert.Equal(15_000, Price("tts-1").Cost(new MeteredUsage(TokenUsage.None) { Characters = 1_000 }));
    }

    [Fact]
    public void Parts_with_a_price_of_their_own_are_taken_out_of_the_whole()
    {
        var price = Of(
            "openai",
            """
            {"input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6, "cache_read_input_token_cost": 1e-7,
             "input_cost_per_audio_token": 10e-6, "input_cost_per_image_token": 5e-6, "output_cost_per_audio_token": 20e-6,
             "output_cost_per_reasoning_token": 3e-6, "output_cost_per_image_token": 40e-6}
            """
        );

        var usage = new TokenUsage(
            100,
            50,
            0,
            0,
            100,
            OutputReasoning: 10,
            AudioInput: 20,
            AudioOutput: 30,
            ImageInput: 30,
            ImageOutput: 40
        );

        Assert.Equal(50 + 200 + 150 + 5 + 30 + 600 + 1_600 + 40, price.Cost(usage));
        Assert.Equal(1, price.Cost(new TokenUsage(1, 0, 0, 0, 0, OutputReasoning: 7))); // More than the whole: the whole counts.
    }

    [Fact]
    public void A_price_nobody_understands_is_no_failure() =>
        Assert.Equal(
            1,
            Of(
                    "x",
                    """{"input_cost_per_token": 1e-6, "output_cost_per_token": 0, "input_cost_per_dream_above_3_moons": 1}"""
                )
                .Cost(new TokenUsage(1, 0, 0, 0, 0))
        );

    [Fact]
    public void An_explicit_zero_is_a_price()
    {
        var price = Of("x", """{"input_cost_per_token": 0, "output_cost_per_token": 0}""");

        Assert.Equal(0, price.Cost(new TokenUsage(1_000_000, 0, 0, 0, 1_000_000)));
    }

    /// <summary>Whatever a provider bills within the bound, the hold covers: money limits are never overspent by a tier.</summary>
    [Fact]
    public void No_usage_within_a_bound_costs_more_than_the_hold()
    {
        string[] models =
        [
            "gpt-5.6-sol",
            "claude-opus-4-6",
            "claude-sonnet-4-5",
            "gemini/gemini-2.5-pro",
            "dashscope/qwen3-coder-plus",
            "gpt-4o-search-preview",
            "gpt-image-1",
            "openrouter/google/gemini-2.5-flash",
        ];
        var counts = Gen.Long[0, 300_000];
        var tokens = Gen.Select(
            Gen.Select(counts, counts, counts, counts),
            counts,
            counts,
            counts,
            counts,
            (input, output, a, b, c) =>
                new TokenUsage(input.Item1, input.Item2, input.Item3, input.Item4, output, a, b, c, c, a)
        );
        var usages = Gen.Select(
            tokens,
            One<string?>(null, "priority", "flex", "batch"),
            One<string?>(null, "fast"),
            One<string?>(null, "us", "eu"),
            One<string?>(null, "low", "high"),
            Gen.Long[0, 5],
            (usage, tier, speed, region, context, searches) =>
                new MeteredUsage(usage)
                {
                    ServiceTier = tier,
                    Speed = speed,
                    Region = region,
                    SearchContext = context,
                    WebSearches = searches,
                }
        );
        Gen.Select(One(models), usages, Gen.Long[0, 1_000], Gen.Long[0, 1_000])
            .Sample(
                (model, usage, moreInput, moreOutput) =>
                {
                    var price = Price(model);
                    var (input, output) = (usage.Tokens.Input + moreInput, usage.Tokens.OutputTotal + moreOutput);
                    var fast = usage.Speed == "fast";
                    var bound =
                        ModelPrice.Ceiling(input, price.InputCeiling(input, PriceTier.Priority, fast))
                        + ModelPrice.Ceiling(output, price.OutputCeiling(input, PriceTier.Priority, fast))
                        + price.FeeCeiling(new MeteredUsage(TokenUsage.None) { WebSearches = usage.WebSearches });
                    return price.Cost(usage) <= bound;
                }
            );
    }

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static ModelPrice Price(string model) => Book.FindByName(model)!.Price!;

    private static ModelPrice Of(string provider, string fields) =>
        new PriceTable(
            Encoding.UTF8.GetBytes($$"""{"m": {"litellm_provider": "{{provider}}", "mode": "chat", {{fields[1..]}}}""")
        )
            .Find("m")!
            .Price!;

    /// <summary>Tokens times micro-units per million tokens, rounded up once.</summary>
    private static long Micros(long scaled) => (scaled + 999_999) / 1_000_000;
}
