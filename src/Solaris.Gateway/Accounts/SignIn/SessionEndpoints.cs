using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>A person's own sessions.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/me/sessions").WithTags("Me").RequireAuthorization(Capability.Own);
        sessions.MapGet("/", ListAsync).WithName("ListMySessions");
        sessions
            .MapDelete("/{id:guid}", EndAsync)
            .WithName("EndMySession")
            .Audited("session.end", "session")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<SessionListResponse>> ListAsync(
        ClaimsPrincipal caller,
        SessionStore sessions,
        CancellationToken cancellationToken
    )
    {
        var rows = await sessions.ListAsync(caller.PersonId(), cancellationToken);
        return TypedResults.Ok(
            new SessionListResponse([.. rows.Select(row => SessionResponse.Of(row, caller.SessionId()))])
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id,
        ClaimsPrincipal caller,
        SessionStore sessions,
        CancellationToken cancellationToken
    ) =>
        await sessions.EndAsync(caller.PersonId(), id, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.NotFound("Session");
}
