using System.Text;
using Solaris.Http;
using Solaris.OpenAi;

namespace Solaris.Calls;

public sealed class EnvelopeReaderTests
{
    [Fact]
    public void The_fields_the_gateway_needs_are_read_and_located()
    {
        const string Body = """
            {"messages":[{"role":"user","content":"model \"x\" 日本"}], "model": "gp\u0074-4o", "stream":true,
             "max_tokens": 300, "max_completion_tokens":400,"n":3,"user":"ana","stream_options":{"include_usage":true}}
            """;

        var envelope = Read(Body);

        Assert.Equal("gpt-4o", envelope.Model);
        Assert.Equal("\"gp\\u0074-4o\"", Text(Body, envelope.ModelValue));
        Assert.True(envelope.Stream);
        Assert.True(envelope.IncludeUsage);
        Assert.Equal(400, envelope.OutputTokens);
        Assert.Equal("300", Text(Body, envelope.MaxTokens!.Value.Value));
        Assert.Equal(3, envelope.Choices);
        Assert.Equal("ana", envelope.User);
    }

    [Fact]
    public void Absent_and_null_fields_are_the_same()
    {
        const string Body =
            """{"model":"m","stream":null,"max_tokens":null,"n":null,"user":null,"stream_options":null}""";

        var envelope = Read(Body);

        Assert.False(envelope.Stream);
        Assert.Null(envelope.OutputTokens);
        Assert.Equal(1, envelope.Choices);
        Assert.Null(envelope.User);
        Assert.True(envelope.StreamOptions!.Value.IsNull);
    }

    [Theory]
    [InlineData("""{"model":"m","prompt":"one"}""", 1)]
    [InlineData("""{"model":"m","prompt":["one","two","three"],"n":2}""", 6)]
    [InlineData("""{"model":"m","prompt":[1,2,3],"best_of":4}""", 4)]
    [InlineData("""{"model":"m","prompt":[[1,2],[3]],"n":2,"best_of":5}""", 10)]
    public void A_completion_answers_each_prompt_as_often_as_asked(string body, int choices) =>
        Assert.Equal(choices, Read(body, OpenAiEndpoint.Completions).Choices);

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void A_model_s_name_has_a_bound(int length, bool taken)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"model":"{{new string('m', length)}}"}""");

        if (taken)
        {
            Assert.Equal(length, Read(Encoding.UTF8.GetString(body)).Model.Length);
            return;
        }
        var refusal = Refused(body);
        Assert.Equal((400, "model"), (refusal.Status, refusal.Param));
        Assert.Contains("256", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Embeddings_have_no_output_fields()
    {
        var envelope = Read("""{"model":"m","input":"x","stream":"odd","n":-1}""", OpenAiEndpoint.Embeddings);

        Assert.False(envelope.Stream);
        Assert.Equal(1, envelope.Choices);
    }

    [Theory]
    [InlineData("", "invalid_json", null)]
    [InlineData("null", "invalid_json", null)]
    [InlineData("[]", "invalid_json", null)]
    [InlineData("\"text\"", "invalid_json", null)]
    [InlineData("{", "invalid_json", null)]
    [InlineData("""{"model":"m"}{"model":"n"}""", "invalid_json", null)]
    [InlineData("""{"model":"m"} trailing""", "invalid_json", null)]
    [InlineData("""{"model":"m",}""", "invalid_json", null)]
    [InlineData("""{"model":"m" /* why */}""", "invalid_json", null)]
    [InlineData("""{'model':'m'}""", "invalid_json", null)]
    [InlineData("""{"model":"m","temperature":NaN}""", "invalid_json", null)]
    [InlineData("""{"model":"m","x":"\u12"}""", "invalid_json", null)]
    [InlineData("""{"model":"m","x":01}""", "invalid_json", null)]
    [InlineData("{}", "missing_required_parameter", "model")]
    [InlineData("""{"model":""}""", "missing_required_parameter", "model")]
    [InlineData("""{"model":5}""", "invalid_value", "model")]
    [InlineData("""{"model":null}""", "invalid_value", "model")]
    [InlineData("""{"model":"\ud800"}""", "invalid_value", "model")]
    [InlineData("""{"\ud800":1,"model":"m","model":"n"}""", "invalid_value", "model")]
    [InlineData("""{"model":"","x":""", "invalid_json", null)]
    [InlineData("""{"model":"m","model":"n"}""", "invalid_value", "model")]
    [InlineData("""{"model":"m","mod\u0065l":"n"}""", "invalid_value", "model")]
    [InlineData("""{"model":"m","stream":"true"}""", "invalid_value", "stream")]
    [InlineData("""{"model":"m","stream":1}""", "invalid_value", "stream")]
    [InlineData("""{"model":"m","stream":false,"stream":true}""", "invalid_value", "stream")]
    [InlineData("""{"model":"m","max_tokens":"5"}""", "invalid_value", "max_tokens")]
    [InlineData("""{"model":"m","max_tokens":-1}""", "invalid_value", "max_tokens")]
    [InlineData("""{"model":"m","max_tokens":1.5}""", "invalid_value", "max_tokens")]
    [InlineData("""{"model":"m","max_tokens":99999999999999999999}""", "invalid_value", "max_tokens")]
    [InlineData("""{"model":"m","max_tokens":5,"max_tokens":500000}""", "invalid_value", "max_tokens")]
    [InlineData("""{"model":"m","max_completion_tokens":{}}""", "invalid_value", "max_completion_tokens")]
    [InlineData("""{"model":"m","n":0}""", "invalid_value", "n")]
    [InlineData("""{"model":"m","n":129}""", "invalid_value", "n")]
    [InlineData("""{"model":"m","n":[1]}""", "invalid_value", "n")]
    [InlineData("""{"model":"m","user":{}}""", "invalid_value", "user")]
    [InlineData("""{"model":"m","stream_options":[]}""", "invalid_value", "stream_options")]
    [InlineData(
        """{"model":"m","stream_options":{"include_usage":1}}""",
        "invalid_value",
        "stream_options.include_usage"
    )]
    [InlineData(
        """{"model":"m","stream_options":{"include_usage":false,"include_usage":true}}""",
        "invalid_value",
        "stream_options.include_usage"
    )]
    public void What_a_provider_might_read_otherwise_is_refused(string body, string code, string? param)
    {
        var refusal = Refused(Encoding.UTF8.GetBytes(body));

        Assert.Equal(400, refusal.Status);
        Assert.Equal(code, refusal.Code);
        Assert.Equal(param, refusal.Param);
    }

    [Fact]
    public void Broken_json_is_told_with_its_place()
    {
        var refusal = Refused("{\"model\":\"m\",\n  oops}"u8.ToArray());

        Assert.Contains("line 2, byte 3", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_levels_pass_and_one_more_does_not()
    {
        Assert.Equal("m", Read(Nested(63)).Model);
        Assert.Equal("invalid_json", Refused(Encoding.UTF8.GetBytes(Nested(64))).Code);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        byte[] body = [.. """{"model":"m","x":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'];

        Assert.Contains("UTF-8", Refused(body).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_the_same_name_deeper_down_is_not_ours()
    {
        var envelope = Read("""{"metadata":{"model":"x","stream":"y","n":[]},"model":"m","tools":[{"user":1}]}""");

        Assert.Equal("m", envelope.Model);
    }

    private static string Nested(int levels) =>
        $$"""{"model":"m","x":{{new string('[', levels)}}{{new string(']', levels)}}}""";

    private static Envelope Read(string body, GenerationEndpoint? endpoint = null)
    {
        var ok = (endpoint ?? ChatEndpoint.Instance).TryReadEnvelope(
            Encoding.UTF8.GetBytes(body),
            out var envelope,
            out var refusal
        );
        Assert.True(ok, refusal?.Message);
        return envelope!;
    }

    private static Refusal Refused(byte[] body)
    {
        Assert.False(ChatEndpoint.Instance.TryReadEnvelope(body, out _, out var refusal));
        return refusal;
    }

    private static string Text(string body, ByteRange place) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(body), place.Start, place.Length);
}
