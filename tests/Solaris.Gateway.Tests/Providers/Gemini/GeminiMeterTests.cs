using System.Text;

namespace Solaris.Providers.Gemini;

public sealed class GeminiMeterTests
{
    /// <summary>Trap 13, as gemini--streamgeneratecontent--46d7e32253 shows it.</summary>
    [Fact]
    public void Counts_that_start_anew_are_replaced_by_the_last()
    {
        using var meter = Read(
            """{"usageMetadata":{"promptTokenCount":15,"candidatesTokenCount":78,"thoughtsTokenCount":9}}""",
            """{"candidates":[{"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":21,"toolUsePromptTokenCount":4,"candidatesTokenCount":35}}"""
        );

        Assert.Equal(new TokenUsage(25, 0, 0, 0, 35), meter.Usage?.Tokens);
        Assert.True(meter.Finished);
    }

    /// <summary>Vertex sends it on every chunk but the last.</summary>
    [Fact]
    public void A_traffic_type_alone_is_no_count()
    {
        using var meter = Read("""{"usageMetadata":{"trafficType":"ON_DEMAND"}}""");

        Assert.Null(meter.Usage);
    }

    /// <summary>Trap 24: nothing is billed for it.</summary>
    [Fact]
    public void A_blocked_prompt_without_counts_costs_nothing()
    {
        using var meter = Read("""{"promptFeedback":{"blockReason":"SAFETY"},"usageMetadata":{"trafficType":"X"}}""");

        Assert.Equal(TokenUsage.None, meter.Usage?.Tokens);
        Assert.True(meter.Finished);
    }

    [Fact]
    public void The_cache_is_inside_the_prompt_and_never_more_than_it()
    {
        using var meter = Read("""{"usageMetadata":{"promptTokenCount":5,"cachedContentTokenCount":9}}""");

        Assert.Equal(new TokenUsage(0, 5, 0, 0, 0), meter.Usage?.Tokens);
    }

    [Theory]
    [InlineData("gemini-2.5-flash", 1)]
    [InlineData("gemini-3-pro-preview", 2)]
    public void Grounding_is_billed_by_answer_or_by_search(string model, int searches)
    {
        using var meter = Read(
            $$$"""{"candidates":[{"groundingMetadata":{"webSearchQueries":["a","b"]}}],"modelVersion":"{{{model}}}","usageMetadata":{"promptTokenCount":1}}"""
        );

        Assert.Equal(searches, meter.Usage?.WebSearches);
    }

    [Theory]
    [InlineData("priority", "priority")]
    [InlineData("standard", null)]
    public void The_tier_of_the_answer_is_told(string reported, string? tier)
    {
        using var meter = Read($$$"""{"usageMetadata":{"promptTokenCount":1,"serviceTier":"{{{reported}}}"}}""");

        Assert.Equal(tier, meter.Usage?.ServiceTier);
    }

    [Fact]
    public void Without_counts_the_text_is_kept_and_signatures_are_not()
    {
        using var meter = Read(
            """{"candidates":[{"content":{"parts":[{"text":"abc","thoughtSignature":"sss"},{"functionCall":{"name":"f","args":{"k":"v"}}}]}}]}"""
        );

        Assert.Equal("abcnamefargskv", Encoding.UTF8.GetString(meter.Text.Kept));
    }

    [Theory]
    [InlineData("""[{"candidates":[]},{"error":{"code":503,"message":"m"}}]""", nameof(AnswerKind.Error))]
    [InlineData("""[{"candidates":[]}]""", nameof(AnswerKind.Answer))]
    [InlineData("""[1]""", nameof(AnswerKind.Garbage))]
    [InlineData("""<html>""", nameof(AnswerKind.Garbage))]
    [InlineData("", nameof(AnswerKind.Garbage))]
    public void An_array_is_read_as_the_chunks_it_holds(string body, string kind)
    {
        using var meter = new GeminiMeter();

        Assert.Equal(Enum.Parse<AnswerKind>(kind), meter.ReadWhole(Encoding.UTF8.GetBytes(body)));
    }

    private static GeminiMeter Read(params string[] chunks)
    {
        var meter = new GeminiMeter();
        foreach (var chunk in chunks)
        {
            Assert.Equal(ChunkKind.Content, meter.Read(Encoding.UTF8.GetBytes(chunk)));
        }
        return meter;
    }
}
