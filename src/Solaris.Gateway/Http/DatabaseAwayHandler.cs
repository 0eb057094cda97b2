using Microsoft.AspNetCore.Diagnostics;

namespace Solaris.Http;

/// <summary>Tells callers of <c>/api</c> that the database is away, and that coming back helps.</summary>
internal sealed partial class DatabaseAwayHandler(IProblemDetailsService problems, ILogger<DatabaseAwayHandler> logger)
    : IExceptionHandler
{
    private const string Soon = "2";

    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (!DatabaseAway.IsCauseOf(exception))
        {
            return ValueTask.FromResult(false);
        }
        LogAway(exception);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = Soon;
        return problems.TryWriteAsync(
            new()
            {
                HttpContext = httpContext,
                ProblemDetails =
                {
                    Status = StatusCodes.Status503ServiceUnavailable,
                    Detail = "The database is out of reach; try again shortly.",
                },
            }
        );
    }

    [LoggerMessage(LogLevel.Error, "A request failed because the database is out of reach")]
    private partial void LogAway(Exception exception);
}
