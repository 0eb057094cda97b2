using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Http;
using Solaris.OpenAi;

namespace Solaris.Playground;

/// <summary>
/// Chats of the dashboard: the way of any call, with a session in place of a key. The session's cookie is for this site
/// only and requests from others are refused, so no page elsewhere can spend with it.
/// </summary>
internal static class PlaygroundEndpoints
{
    public static void MapPlayground(this IEndpointRouteBuilder routes)
    {
        var playground = routes.MapGroup("/me/playground").WithTags("Me").RequireAuthorization(Capability.Own);
        playground.MapGet("/", ReadAsync).WithName("GetMyPlayground");
        playground
            .MapPost("/chat", ChatAsync)
            .WithName("PlaygroundChat")
            .WithSummary(
                "A call of POST /v1/chat/completions, charged to whoever is signed in; it answers as that does."
            )
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static async Task<Ok<PlaygroundResponse>> ReadAsync(
        ClaimsPrincipal person,
        PlaygroundCallers callers,
        PlaygroundModels models,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await callers.FindAsync(person, cancellationToken) is { } caller
                ? models.Of(caller)
                : new(Enabled: false, "", [])
        );

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> ChatAsync(
        HttpContext http,
        PlaygroundCallers callers,
        CallGuard guard,
        CallHandler handler
    )
    {
        if (await callers.FindAsync(http.User, http.RequestAborted) is not { } caller)
        {
            return Problem.With(StatusCodes.Status403Forbidden, "The playground is turned off.");
        }
        http.Features.Set(new SessionCaller(caller));
        var chat = ChatEndpoint.Instance;
        await guard.RunAsync(http, chat.Dialect, (call, id) => handler.HandleAsync(call, chat, id));
        return TypedResults.Empty;
    }
}
