using System.Text;

namespace Solaris.Providers.Anthropic;

/// <summary>Anthropic's errors, as it was seen to write them, are understood.</summary>
public sealed class AnthropicErrorsTests
{
    [Theory]
    [InlineData(
        400,
        "invalid_request_error",
        "prompt is too long: 210000 tokens > 200000 maximum",
        FailureKind.ContextWindow
    )]
    [InlineData(
        400,
        "invalid_request_error",
        "Your credit balance is too low to access the API.",
        FailureKind.OutOfCredit
    )]
    [InlineData(400, "invalid_request_error", "`temperature` is deprecated for this model.", FailureKind.Refused)]
    [InlineData(401, "authentication_error", "invalid x-api-key", FailureKind.Credential)]
    [InlineData(403, "permission_error", "no access", FailureKind.Credential)]
    [InlineData(404, "not_found_error", "model: claude-9", FailureKind.NotFound)]
    [InlineData(413, "request_too_large", "Request exceeds the maximum size", FailureKind.Refused)]
    [InlineData(429, "rate_limit_error", "slow down", FailureKind.RateLimited)]
    [InlineData(500, "api_error", "Internal server error", FailureKind.Overloaded)]
    [InlineData(504, "timeout_error", "took too long", FailureKind.Timeout)]
    [InlineData(529, "overloaded_error", "Overloaded", FailureKind.Overloaded)]
    public void A_status_is_understood(int status, string type, string message, object expected) =>
        Assert.Equal((FailureKind)expected, FailureRules.OfStatus(status, Read(type, message)));

    [Theory]
    [InlineData("overloaded_error", 529)]
    [InlineData("rate_limit_error", 429)]
    [InlineData("api_error", 502)]
    [InlineData("invalid_request_error", 400)]
    [InlineData("request_too_large", 413)]
    public void An_error_that_came_with_200_has_the_status_of_its_type(string type, int status) =>
        Assert.Equal(status, FailureRules.StatusOf(Read(type, "x")));

    private static ProviderError Read(string type, string message) =>
        ProviderErrorReader.Read(
            Encoding.UTF8.GetBytes(
                $$$"""{"type":"error","error":{"details":null,"type":"{{{type}}}","message":"{{{message}}}"},"request_id":"req_1"}"""
            ),
            key: null
        );
}
