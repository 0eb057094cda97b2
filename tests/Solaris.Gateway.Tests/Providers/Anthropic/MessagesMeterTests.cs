using System.Text;

namespace Solaris.Providers.Anthropic;

public sealed class MessagesMeterTests
{
    private const string Start =
        """{"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":3,"cache_creation_input_tokens":5,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":5}}}}""";

    [Fact]
    public void The_end_is_laid_over_the_beginning_and_never_added()
    {
        using var meter = new MessagesMeter();

        Read(meter, Start);
        Read(
            meter,
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":100,"output_tokens":7,"cache_read_input_tokens":null}}"""
        );

        Assert.Equal(new TokenUsage(100, 0, 0, 5, 7), meter.Usage?.Tokens);
        Assert.True(meter.Finished);
    }

    [Fact]
    public void What_was_written_later_lives_as_long_as_what_was_written_before()
    {
        using var meter = new MessagesMeter();

        Read(meter, Start);
        Read(meter, """{"type":"message_delta","usage":{"cache_creation_input_tokens":9,"output_tokens":7}}""");

        Assert.Equal(9, meter.Usage?.Tokens.InputCacheWrite1h);
    }

    [Fact]
    public void Until_the_end_the_output_is_a_placeholder_and_the_text_is_counted()
    {
        using var meter = new MessagesMeter();

        Read(meter, Start);
        for (var i = 0; i < 20; i++)
        {
            Read(meter, """{"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"word "}}""");
        }

        Assert.True(meter.OutputIsPlaceholder);
        Assert.Equal(25, meter.OutputSoFar);
        Assert.StartsWith("word word", Encoding.UTF8.GetString(meter.Text.Kept), StringComparison.Ordinal);
    }

    [Fact]
    public void What_costs_besides_tokens_is_read()
    {
        using var meter = new MessagesMeter();

        meter.ReadWhole(
            """{"type":"message","usage":{"input_tokens":1,"output_tokens":1,"service_tier":"priority","speed":"fast","inference_geo":"us","server_tool_use":{"web_search_requests":2}}}"""u8
        );

        Assert.Equal(
            ("priority", "fast", "us", 2L),
            (meter.Usage?.ServiceTier, meter.Usage?.Speed, meter.Usage?.Region, meter.Usage?.WebSearches)
        );
    }

    /// <summary>One recording shows 162 input tokens and bills 99,357.</summary>
    [Fact]
    public void A_compaction_is_billed_on_top_of_the_totals()
    {
        using var meter = new MessagesMeter();

        meter.ReadWhole(
            """{"type":"message","usage":{"input_tokens":162,"output_tokens":9,"iterations":[{"type":"compaction","input_tokens":99195,"output_tokens":500},{"type":"message","input_tokens":162,"output_tokens":9}]}}"""u8
        );

        Assert.Equal(new TokenUsage(99_357, 0, 0, 0, 509), meter.Usage?.Tokens);
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", ChunkKind.Content)]
    [InlineData("""{"type":"message_stop"}""", ChunkKind.Done)]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", ChunkKind.Error)]
    [InlineData("""{"error":{"details":null},"type":"error"}""", ChunkKind.Error)]
    [InlineData("""{"type":"something_new","usage":7,"delta":[],"message":"x"}""", ChunkKind.Content)]
    [InlineData("""{"type":{"a":1}}""", ChunkKind.Content)]
    [InlineData("[]", ChunkKind.Garbage)]
    [InlineData("{", ChunkKind.Garbage)]
    public void An_event_is_known_by_its_type(string data, object expected)
    {
        using var meter = new MessagesMeter();

        Assert.Equal((ChunkKind)expected, Read(meter, data));
    }

    [Fact]
    public void An_error_is_no_answer_whatever_its_status_was()
    {
        using var meter = new MessagesMeter();

        Assert.Equal(
            AnswerKind.Error,
            meter.ReadWhole("""{"type":"error","error":{"type":"api_error","message":"x"}}"""u8)
        );
    }

    private static ChunkKind Read(MessagesMeter meter, string data) => meter.Read(Encoding.UTF8.GetBytes(data));
}
