using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Solaris.Http;

/// <summary>Problem details for the outcomes that routes under <c>/api</c> share.</summary>
internal static class Problem
{
    public static ProblemHttpResult NotFound(string what) => With(StatusCodes.Status404NotFound, $"{what} not found.");

    public static ProblemHttpResult Conflict(string detail) => With(StatusCodes.Status409Conflict, detail);

    public static ProblemHttpResult With(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    /// <summary>A problem that programs tell apart by <c>code</c>.</summary>
    public static ProblemHttpResult Coded(int status, string code, string detail) =>
        TypedResults.Problem(
            detail,
            statusCode: status,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code }
        );

    /// <summary>429 after too many failures.</summary>
    public static ProblemHttpResult Wait(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return With(StatusCodes.Status429TooManyRequests, "Too many attempts; try again later.");
    }

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
