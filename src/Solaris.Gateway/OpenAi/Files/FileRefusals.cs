using Solaris.Http;

namespace Solaris.OpenAi.Files;

/// <summary>The refusals of this surface; programs read them, in English.</summary>
internal static class FileRefusals
{
    private const string Invalid = "invalid_request_error";
    private const int LongestId = 64;

    /// <summary>Also for files of others: nobody learns that they exist.</summary>
    public static Refusal NotFound(string id) =>
        new(404, Invalid, Code: null, $"No such File object: {id[..Math.Min(id.Length, LongestId)]}") { Param = "id" };

    public static Refusal NoHost() =>
        new(404, Invalid, "unsupported_endpoint", "No configured provider keeps files for the model that was named.")
        {
            ShouldRetry = false,
        };

    public static Refusal HostGone() =>
        new(503, "server_error", "deployment_gone", "The deployment that holds this file is not configured any more.")
        {
            ShouldRetry = false,
        };

    public static Refusal BadAnswer() =>
        new(502, "server_error", "provider_error", "The provider's answer made no sense.");
}
