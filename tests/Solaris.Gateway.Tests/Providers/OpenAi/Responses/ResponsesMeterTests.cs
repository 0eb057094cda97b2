using System.Text;

namespace Solaris.Providers.OpenAi.Responses;

public sealed class ResponsesMeterTests
{
    [Theory]
    [InlineData(
        """{"type":"response.created","response":{"status":"in_progress","usage":null}}""",
        nameof(ChunkKind.Content)
    )]
    [InlineData("""{"type":"response.queued","response":{"status":"queued"}}""", nameof(ChunkKind.Content))]
    [InlineData("""{"type":"response.completed","response":{"status":"completed"}}""", nameof(ChunkKind.Done))]
    [InlineData("""{"type":"response.incomplete","response":{"status":"incomplete"}}""", nameof(ChunkKind.Done))]
    [InlineData(
        """{"type":"response.failed","response":{"status":"failed","error":{"code":"x"}}}""",
        nameof(ChunkKind.Error)
    )]
    [InlineData("""{"type":"response.completed","response":{"status":"failed"}}""", nameof(ChunkKind.Error))]
    [InlineData("""{"type":"error","code":"x","message":"no"}""", nameof(ChunkKind.Error))]
    [InlineData("""{"error":{"message":"no"}}""", nameof(ChunkKind.Error))]
    [InlineData("""{"error":null,"type":"response.in_progress"}""", nameof(ChunkKind.Content))]
    [InlineData("""{"type":7,"delta":{},"item":[],"response":"x"}""", nameof(ChunkKind.Content))]
    [InlineData("""{"type":"something.new"}""", nameof(ChunkKind.Content))]
    [InlineData("[DONE]", nameof(ChunkKind.Done))]
    [InlineData("", nameof(ChunkKind.Garbage))]
    [InlineData("[1]", nameof(ChunkKind.Garbage))]
    [InlineData("""{"type":"response.completed","response":{""", nameof(ChunkKind.Garbage))]
    public void Events_are_told_apart(string data, string kind)
    {
        using var meter = new ResponsesMeter();

        Assert.Equal(Enum.Parse<ChunkKind>(kind), meter.Read(Bytes(data)));
    }

    [Fact]
    public void A_failed_response_is_an_error_with_what_was_billed()
    {
        using var meter = new ResponsesMeter();

        var kind = meter.Read(
            Bytes(
                """{"response":{"usage":{"input_tokens":9,"output_tokens":3},"status":"failed"},"type":"response.failed"}"""
            )
        );

        Assert.Equal(ChunkKind.Error, kind);
        Assert.True(meter.UsageIsLast);
        Assert.Equal(12, meter.Usage?.Tokens.Total);
    }

    [Theory]
    [InlineData("""{"type":"response.output_text.delta","delta":"olá \n"}""", "olá \n")]
    [InlineData("""{"delta":"first","type":"response.refusal.delta"}""", "first")]
    [InlineData("""{"type":"response.function_call_arguments.delta","delta":"{\"a\":1}"}""", "{\"a\":1}")]
    [InlineData(
        """{"type":"response.output_item.added","item":{"type":"function_call","name":"f","arguments":""}}""",
        "f"
    )]
    [InlineData("""{"type":"response.output_text.done","text":"again"}""", "")]
    [InlineData("""{"type":"response.output_item.done","item":{"type":"message","content":[{"text":"again"}]}}""", "")]
    [InlineData("""{"type":"response.audio.delta","delta":"AAAA"}""", "")]
    public void What_the_model_writes_is_kept_once_for_a_local_count(string data, string text)
    {
        using var meter = new ResponsesMeter();

        meter.Read(Bytes(data));

        Assert.Equal(text, Encoding.UTF8.GetString(meter.Text.Kept));
    }

    [Fact]
    public void Searches_are_counted_and_pages_that_are_opened_are_not()
    {
        using var meter = new ResponsesMeter();

        meter.ReadWhole(
            Bytes(
                """
                {"output":[{"type":"web_search_call","action":{"type":"search"}},{"type":"web_search_call","action":{"type":"open_page"}},
                {"type":"web_search_call"},{"type":"message","content":[]}],"service_tier":"flex",
                "usage":{"input_tokens":1,"output_tokens":1}}
                """
            )
        );

        Assert.Equal(2, meter.Usage?.WebSearches);
        Assert.Equal("flex", meter.Usage?.ServiceTier);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("auto")]
    public void The_usual_tier_is_none(string tier)
    {
        using var meter = new ResponsesMeter();

        meter.ReadWhole(
            Bytes("{\"service_tier\":\"" + tier + "\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}")
        );

        Assert.Null(meter.Usage?.ServiceTier);
    }

    [Theory]
    [InlineData("""{"status":"completed","error":null,"output":[]}""", nameof(AnswerKind.Answer))]
    [InlineData("""{"status":"queued","output":[]}""", nameof(AnswerKind.Answer))]
    [InlineData("""{"status":"failed","error":{"code":"server_error","message":"no"}}""", nameof(AnswerKind.Error))]
    [InlineData("""{"error":{"message":"no"}}""", nameof(AnswerKind.Error))]
    [InlineData("""{"status":"completed"} more""", nameof(AnswerKind.Garbage))]
    [InlineData("<html>", nameof(AnswerKind.Garbage))]
    public void Whole_answers_are_told_apart(string body, string kind)
    {
        using var meter = new ResponsesMeter();

        Assert.Equal(Enum.Parse<AnswerKind>(kind), meter.ReadWhole(Bytes(body)));
    }

    [Fact]
    public void An_answer_without_usage_leaves_its_text_to_be_counted()
    {
        using var meter = new ResponsesMeter();

        meter.ReadWhole(
            Bytes(
                """
                {"output":[{"type":"reasoning","summary":[{"type":"summary_text","text":"why "}]},
                {"type":"message","content":[{"type":"output_text","text":"so"}]}]}
                """
            )
        );

        Assert.Null(meter.Usage);
        Assert.Equal("why so", Encoding.UTF8.GetString(meter.Text.Kept));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
