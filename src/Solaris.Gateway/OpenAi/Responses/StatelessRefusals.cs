using Solaris.Http;

namespace Solaris.OpenAi.Responses;

/// <summary>The refusals of what would need a stored answer. Told in English: a program has to be changed.</summary>
internal static class StatelessRefusals
{
    private const string Type = "invalid_request_error";

    /// <param name="field">The field that leans on something stored.</param>
    public static Refusal Stored(string field) =>
        new(
            400,
            Type,
            "unsupported_parameter",
            $"'{field}' is not supported: this gateway stores no responses. Set 'store' to false in your client and send the "
                + "whole conversation as input."
        )
        {
            Param = field,
            ShouldRetry = false,
        };

    public static Refusal NotFound(string id) =>
        new(
            404,
            Type,
            null,
            $"Response with id '{(id.Length <= 100 ? id : id[..100])}' not found: this gateway stores no responses."
        )
        {
            Param = "id",
            ShouldRetry = false,
        };
}
