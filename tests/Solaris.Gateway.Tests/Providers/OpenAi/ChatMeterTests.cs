using System.Text;

namespace Solaris.Providers.OpenAi;

public sealed class ChatMeterTests
{
    [Fact]
    public void The_last_usage_counts_and_none_is_added()
    {
        using var meter = new ChatMeter(UsageRule.OpenAiInclusive);

        meter.Read(
            Chunk("""{"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":9,"completion_tokens":1}}""")
        );
        meter.Read(Chunk("""{"choices":[{"delta":{"content":"b"}}],"usage":null}"""));
        meter.Read(
            Chunk("""{"choices":[{"delta":{"content":"c"}}],"usage":{"prompt_tokens":9,"completion_tokens":3}}""")
        );

        Assert.Equal(3, meter.Usage?.Tokens.OutputTotal);
        Assert.Equal(9, meter.Usage?.Tokens.Input);
    }

    [Theory]
    [InlineData("""{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2}}""", nameof(ChunkKind.UsageOnly))]
    [InlineData(
        """{"choices":[{"delta":{}}],"usage":{"prompt_tokens":7,"completion_tokens":2}}""",
        nameof(ChunkKind.Content)
    )]
    [InlineData(
        """{"choices":[],"x_groq":{"id":"x","usage":{"prompt_tokens":7,"completion_tokens":2}}}""",
        nameof(ChunkKind.UsageOnly)
    )]
    [InlineData("""{"choices":[{"usage":{"prompt_tokens":7,"completion_tokens":2}}]}""", nameof(ChunkKind.Content))]
    public void Usage_is_found_wherever_it_is(string chunk, string kind)
    {
        using var meter = new ChatMeter(UsageRule.OpenAiInclusive);

        Assert.Equal(Enum.Parse<ChunkKind>(kind), meter.Read(Chunk(chunk)));
        Assert.Equal(7, meter.Usage?.Tokens.Input);
        Assert.Equal(2, meter.Usage?.Tokens.OutputTotal);
    }

    [Fact]
    public void An_explicit_zero_is_a_value_and_an_empty_object_is_none()
    {
        using var meter = new ChatMeter(UsageRule.OpenAiInclusive);

        meter.Read(Chunk("""{"choices":[],"usage":{}}"""));
        Assert.Null(meter.Usage);
        meter.Read(Chunk("""{"choices":[],"usage":{"prompt_tokens":0,"completion_tokens":0}}"""));

        Assert.Equal(0, meter.Usage?.Tokens.OutputTotal);
    }

    [Theory]
    [InlineData("""{"choices":[],"prompt_filter_results":[]}""", nameof(ChunkKind.Content))] // Azure's first chunk.
    [InlineData("""{"choices":[],"usage":null}""", nameof(ChunkKind.Content))]
    [InlineData("""{"error":{"message":"no"}}""", nameof(ChunkKind.Error))]
    [InlineData("""{"error":"no"}""", nameof(ChunkKind.Error))]
    [InlineData("""{"error":null,"choices":[]}""", nameof(ChunkKind.Content))]
    [InlineData("""{"anything":{"else":[1,2]}}""", nameof(ChunkKind.Content))]
    [InlineData("[DONE]", nameof(ChunkKind.Done))]
    [InlineData("[DONE] ", nameof(ChunkKind.Done))]
    [InlineData("", nameof(ChunkKind.Garbage))]
    [InlineData("<html>", nameof(ChunkKind.Garbage))]
    [InlineData("""{"choices":[{"delta":""", nameof(ChunkKind.Garbage))]
    [InlineData("[1]", nameof(ChunkKind.Garbage))]
    public void Chunks_are_told_apart(string chunk, string kind)
    {
        using var meter = new ChatMeter(UsageRule.OpenAiInclusive);

        Assert.Equal(Enum.Parse<ChunkKind>(kind), meter.Read(Chunk(chunk)));
    }

    [Fact]
    public void Numbers_that_no_call_can_have_are_not_believed()
    {
        using var meter = new ChatMeter(UsageRule.OpenAiInclusive);

        meter.Read(
            Chunk("""{"choices":[],"usage":{"prompt_tokens":-5,"completion_tokens":9e18,"total_tokens":"12"}}""")
        );

        Assert.Null(meter.Usage);
    }

    [Theory]
    [InlineData("""{"choices":[{"delta":{"role":"assistant","content":"olá \"mundo\"\n"}}]}""", "olá \"mundo\"\n")]
    [InlineData("""{"choices":[{"text":"plain"}]}""", "plain")]
    [InlineData("""{"choices":[{"delta":{"reasoning":"why","reasoning_content":"why","content":"so"}}]}""", "whyso")]
    [InlineData("""{"choices":[{"delta":{"reasoning":"a","reasoning_details":[{"text":"a"}]}}]}""", "a")]
    [InlineData("""{"choices":[{"delta":{"refusal":"no"}},{"delta":{"content":"yes"}}]}""", "noyes")]
    [InlineData(
        """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"x","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]}}]}""",
        "f{\"a\":1}"
    )]
    [InlineData("""{"choices":[{"delta":{"content":[{"type":"text","text":"part"}]}}]}""", "part")]
    [InlineData("""{"choices":[{"delta":{"audio":{"id":"a","data":"AAAA","transcript":"said"}}}]}""", "said")]
    [InlineData("""{"choices":[{"delta":{"content":"x"},"message":{"content":"all of it"}}]}""", "x")]
    [InlineData("""{"choices":[{"delta":{"content":null},"finish_reason":"stop"}]}""", "")]
    public void All_that_a_model_produces_is_kept_for_a_local_count(string chunk, string text)
    {
        using var meter = new ChatMeter(UsageRule.OpenAiInclusive);

        meter.Read(Chunk(chunk));

        Assert.Equal(text, Encoding.UTF8.GetString(meter.Text.Kept));
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_stop_the_meter()
    {
        using var meter = new ChatMeter(UsageRule.OpenAiInclusive);

        Assert.Equal(ChunkKind.Content, meter.Read(Chunk("""{"choices":[{"delta":{"content":"\ud83d"}}]}""")));
        Assert.Equal(1, meter.Text.Pieces);
    }

    [Theory]
    [InlineData("""{"\ud800":1,"choices":[{"\udfff":2,"delta":{"\ud83d":"x","content":"a"}}]}""")]
    [InlineData("""{"object":"\ud800","choices":[{"delta":{"content":"a"},"finish_reason":"\ud800"}]}""")]
    public void Names_of_half_characters_pass(string chunk)
    {
        using var meter = new ChatMeter(UsageRule.OpenAiInclusive);

        Assert.Equal(ChunkKind.Content, meter.Read(Chunk(chunk)));
        Assert.Equal("a", Encoding.UTF8.GetString(meter.Text.Kept));
    }

    private static byte[] Chunk(string text) => Encoding.UTF8.GetBytes(text);
}
