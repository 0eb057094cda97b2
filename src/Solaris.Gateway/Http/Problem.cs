using Microsoft.AspNetCore.Http.HttpResults;

namespace Solaris.Http;

/// <summary>Problem details for the outcomes that routes under <c>/api</c> share.</summary>
internal static class Problem
{
    public static ProblemHttpResult NotFound(string what) => With(StatusCodes.Status404NotFound, $"{what} not found.");

    public static ProblemHttpResult Conflict(string detail) => With(StatusCodes.Status409Conflict, detail);

    public static ProblemHttpResult With(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    /// <summary>400 that names the field as the body does.</summary>
    public static ProblemHttpResult Invalid(string field, string message) =>
        TypedResults.Problem(
            new HttpValidationProblemDetails(
                new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] }
            )
            {
                Status = StatusCodes.Status400BadRequest,
            }
        );
}
