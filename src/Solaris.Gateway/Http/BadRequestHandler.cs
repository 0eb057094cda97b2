using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Solaris.Http;

/// <summary>Says what could not be read in a request: a body that is no JSON, an unknown member, a value of the wrong type.</summary>
internal sealed class BadRequestHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is not BadHttpRequestException bad)
        {
            return ValueTask.FromResult(false);
        }
        httpContext.Response.StatusCode = bad.StatusCode;
        return problems.TryWriteAsync(
            new()
            {
                HttpContext = httpContext,
                Exception = exception,
                ProblemDetails = bad.InnerException is JsonException json ? Of(json) : Of(bad),
            }
        );
    }

    private static ProblemDetails Of(BadHttpRequestException bad) =>
        new() { Status = bad.StatusCode, Detail = bad.Message };

    private static HttpValidationProblemDetails Of(JsonException json)
    {
        var field = json.Path is null or "$" ? "" : json.Path.Replace("$.", "", StringComparison.Ordinal);
        return new(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [Reason(json)] })
        {
            Status = StatusCodes.Status400BadRequest,
        };
    }

    /// <summary>The reader's message without the names of our types.</summary>
    private static string Reason(JsonException json)
    {
        if (json.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            return "Unknown member.";
        }
        return json.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? "Wrong type of value."
            : "Not valid JSON.";
    }
}
