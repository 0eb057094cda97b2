using System.Text;

namespace Solaris.Providers;

public sealed class ProviderErrorReaderTests
{
    [Theory]
    [InlineData("""{"error":{"message":"m","type":"t","param":"p","code":"c"}}""", "m", "t", "c", "p")]
    [InlineData("""{"error":"text"}""", "text", null, null, null)]
    [InlineData("""{"code":"x","error":"Bad","message":"m"}""", "m", null, "x", null)]
    [InlineData(
        """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""",
        "Overloaded",
        "overloaded_error",
        null,
        null
    )]
    [InlineData(
        """[{"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED"}}]""",
        "slow",
        null,
        "429",
        null
    )]
    [InlineData("""{"detail":"Invalid API Key"}""", "Invalid API Key", null, null, null)]
    [InlineData("""{"detail":[{"loc":["body"],"msg":"field required"}]}""", "field required", null, null, null)]
    [InlineData("""{"object":"error","message":"m","type":"t","code":"3280"}""", "m", "t", "3280", null)]
    [InlineData("""{"message":"two\r\nlines"}""", "two lines", null, null, null)]
    [InlineData("<html>502</html>", null, null, null, null)]
    [InlineData("", null, null, null, null)]
    [InlineData("[]", null, null, null, null)]
    [InlineData("7", null, null, null, null)]
    public void Every_shape_gives_what_it_says(string body, string? message, string? type, string? code, string? param)
    {
        var error = Read(body);

        Assert.Equal((message, type, code, param), (error.Message, error.Type, error.Code, error.Param));
    }

    [Theory]
    [InlineData("Incorrect API key provided: sk-proj-ab****************cdef.")]
    [InlineData("Key my-very-secret is not valid")]
    [InlineData("Authorization: Bearer abcdefgh12345678 refused")]
    [InlineData("xai-AbCdEf123456 is disabled")]
    [InlineData("API key AIzaSyA1234567890 expired")]
    public void A_credential_is_never_repeated(string message)
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"error":{"message":"{{{message}}}"}}""");

        var error = ProviderErrorReader.Read(body, new Secret("my-very-secret"));

        Assert.Contains("[redacted]", error.Message, StringComparison.Ordinal);
        Assert.True(error.Raw.IsEmpty);
    }

    [Fact]
    public void An_openai_error_may_be_given_on_as_it_came()
    {
        const string Body = """{"error":{"message":"m","innererror":{"code":"ResponsibleAIPolicyViolation"}}}""";

        Assert.Equal(Body, Encoding.UTF8.GetString(Read(Body).Raw.Span));
        Assert.True(Read("""{"message":"m"}""").Raw.IsEmpty);
    }

    [Theory]
    [InlineData("Please try again in 20s. Contact us", 20_000)]
    [InlineData("try again in 6m0s", 360_000)]
    [InlineData("Please try again in 120ms.", 120)]
    [InlineData("Try again in 1.5s", 1_500)]
    public void The_wait_is_found_in_the_words(string message, int milliseconds) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(milliseconds),
            Read($$$"""{"error":{"message":"{{{message}}}"}}""").RetryAfter
        );

    [Fact]
    public void The_wait_is_found_in_google_s_details() =>
        Assert.Equal(
            TimeSpan.FromSeconds(34.4),
            Read("""{"error":{"message":"m","details":[{"x":1},{"retryDelay":"34.4s"}]}}""").RetryAfter
        );

    [Theory]
    [InlineData(401, null, nameof(FailureKind.Credential))]
    [InlineData(403, null, nameof(FailureKind.Credential))]
    [InlineData(400, "Incorrect API key provided: xa***", nameof(FailureKind.Credential))]
    [InlineData(400, "API key not valid. Please pass a valid API key.", nameof(FailureKind.Credential))]
    [InlineData(400, "the model is too small", nameof(FailureKind.Refused))]
    [InlineData(402, null, nameof(FailureKind.OutOfCredit))]
    [InlineData(404, null, nameof(FailureKind.NotFound))]
    [InlineData(413, null, nameof(FailureKind.Refused))]
    [InlineData(422, null, nameof(FailureKind.Refused))]
    [InlineData(408, null, nameof(FailureKind.Timeout))]
    [InlineData(429, "INSUFFICIENT QUOTA", nameof(FailureKind.RateLimited))] // Scaleway's words for too many at once.
    [InlineData(500, null, nameof(FailureKind.Overloaded))]
    [InlineData(529, null, nameof(FailureKind.Overloaded))]
    [InlineData(302, null, nameof(FailureKind.Garbage))]
    public void A_status_is_read_with_its_message(int status, string? message, string kind) =>
        Assert.Equal(
            Enum.Parse<FailureKind>(kind),
            FailureRules.OfStatus(status, new ProviderError(message, null, null, null))
        );

    [Theory]
    [InlineData("m", "invalid_request_error", "context_length_exceeded")]
    [InlineData(
        "Your input exceeds the context window of this model. Please adjust your input and try again.",
        null,
        null
    )]
    [InlineData(
        "This model's maximum context length is 1048565 tokens. However, you requested 1250025 tokens",
        "t",
        "c"
    )]
    [InlineData("prompt is too long: 200001 tokens > 200000 maximum", "invalid_request_error", null)]
    [InlineData("input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000", null, null)]
    [InlineData("The input token count (1250074) exceeds the maximum number of tokens allowed (1048576).", null, "400")]
    [InlineData("prompt too long; exceeded max context length by 1119046 tokens", "invalid_request_error", null)]
    [InlineData("The total length of all messages is too long.", "too_many_prompt_tokens", "400")]
    [InlineData("Input Tokens Exceeded", null, null)]
    [InlineData("too many tokens: size limit exceeded by 10 tokens", null, "TOO_MANY_TOKENS")]
    public void A_prompt_that_is_too_long_is_told_from_other_refusals(string message, string? type, string? code) =>
        Assert.Equal(
            FailureKind.ContextWindow,
            FailureRules.OfStatus(400, new ProviderError(message, type, code, null))
        );

    [Theory]
    [InlineData(400, "m", null, "content_filter")]
    [InlineData(400, "m", null, "content_policy_violation")]
    [InlineData(400, "triggering Azure OpenAI's content management policy. Please modify your prompt", null, null)]
    [InlineData(400, "Output blocked by content filtering policy", "invalid_request_error", null)]
    [InlineData(400, "Content Exists Risk", "invalid_request_error", "invalid_request_error")]
    [InlineData(403, "Content violates usage guidelines.", null, null)]
    public void A_filtered_prompt_is_told_from_other_refusals(int status, string message, string? type, string? code) =>
        Assert.Equal(
            FailureKind.ContentPolicy,
            FailureRules.OfStatus(status, new ProviderError(message, type, code, null))
        );

    [Fact]
    public void Words_alone_never_decide_about_a_busy_provider() =>
        Assert.Equal(
            FailureKind.RateLimited,
            FailureRules.OfStatus(429, new ProviderError("Too many tokens, please wait", null, null, null))
        );

    [Fact]
    public void A_provider_without_our_money_is_told_from_a_busy_one() =>
        Assert.Equal(
            FailureKind.OutOfCredit,
            FailureRules.OfStatus(429, new ProviderError("m", "insufficient_quota", "insufficient_quota", null))
        );

    private static ProviderError Read(string body) => ProviderErrorReader.Read(Encoding.UTF8.GetBytes(body), key: null);
}
