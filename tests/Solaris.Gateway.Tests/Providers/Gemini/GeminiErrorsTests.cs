using System.Text;
using Solaris.Fixtures;

namespace Solaris.Providers.Gemini;

public sealed class GeminiErrorsTests
{
    /// <summary>Traps 21 and 22: a wrong key is 400, and the wait is in the body.</summary>
    [Theory]
    [InlineData("gemini--generatecontent--2640866982", 400, nameof(FailureKind.Credential))]
    [InlineData("gemini--generatecontent--3de74c6d64", 429, nameof(FailureKind.RateLimited))]
    public void Recorded_errors_are_understood(string id, int status, string kind)
    {
        var recording = Recordings.All.Single(one => one.Id == id);

        var error = ProviderErrorReader.Read(recording.Body, key: null);

        Assert.Equal(Enum.Parse<FailureKind>(kind), FailureRules.OfStatus(status, error));
        Assert.Equal(status == 429 ? TimeSpan.FromSeconds(48) : null, error.RetryAfter);
    }

    [Theory]
    [InlineData(
        """{"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}]}}""",
        429,
        nameof(FailureKind.OutOfCredit)
    )]
    [InlineData(
        """{"error":{"code":400,"message":"The input token count (9) exceeds the maximum number of tokens allowed (8).","status":"INVALID_ARGUMENT"}}""",
        400,
        nameof(FailureKind.ContextWindow)
    )]
    [InlineData(
        """[{"candidates":[]},{"error":{"code":503,"message":"m","status":"UNAVAILABLE"}}]""",
        503,
        nameof(FailureKind.Overloaded)
    )]
    public void Google_s_other_errors_are_understood(string body, int status, string kind)
    {
        var error = ProviderErrorReader.Read(Encoding.UTF8.GetBytes(body), key: null);

        Assert.Equal(status, error.Status ?? status);
        Assert.Equal(Enum.Parse<FailureKind>(kind), FailureRules.OfStatus(status, error));
    }
}
