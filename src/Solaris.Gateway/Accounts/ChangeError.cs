using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Http;

namespace Solaris.Accounts;

/// <summary>Why a change was not made. <paramref name="Field"/> names what is wrong in the request, in its spelling.</summary>
internal sealed record ChangeError(int Status, string? Field, string Message)
{
    public static ChangeError NotFound(string what) =>
        new(StatusCodes.Status404NotFound, Field: null, $"{what} not found.");

    public static ChangeError Forbidden(string message) => new(StatusCodes.Status403Forbidden, Field: null, message);

    public static ChangeError Conflict(string message) => new(StatusCodes.Status409Conflict, Field: null, message);

    public static ChangeError Invalid(string field, string message) =>
        new(StatusCodes.Status400BadRequest, field, message);

    public ProblemHttpResult ToProblem() =>
        Field is null ? Problem.With(Status, Message) : Problem.Invalid(Field, Message);
}
