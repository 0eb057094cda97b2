using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Live;

/// <summary>The same frames for readers whose network lets no open connection through: they come again and again.</summary>
internal static class LiveEndpoints
{
    public const string Hub = "/hubs/live";

    public static void MapLiveFrames(this IEndpointRouteBuilder admin)
    {
        admin
            .MapGet("/live", ReadAsync)
            .WithTags("Live")
            .WithName("GetLive")
            .RequireAuthorization(Capability.ReadRequests)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesValidationProblem();
        admin
            .MapGet("/me/live", ReadOwn)
            .WithTags("Live")
            .WithName("GetMyLive")
            .RequireAuthorization(Capability.Own)
            .ProducesValidationProblem();
    }

    private static async Task<Results<Ok<IReadOnlyList<LiveFrame>>, ProblemHttpResult>> ReadAsync(
        [AsParameters] LiveQuery query,
        ClaimsPrincipal caller,
        HttpContext http,
        LiveAccess access,
        LiveBoard board,
        Views views,
        CancellationToken cancellationToken
    )
    {
        var scope = query.Scope ?? LiveTopic.Organisation;
        if (await access.FindAsync(caller, scope, query.TeamId, cancellationToken) is not { } topic)
        {
            return Problem.NotFound("Topic");
        }
        await views.RecordAsync(http, "live.view", topic.Scope, topic.Id, cancellationToken);
        return TypedResults.Ok(board.Read(topic, new() { Stream = query.Stream, Seq = query.Seq }));
    }

    private static Ok<IReadOnlyList<LiveFrame>> ReadOwn(
        [AsParameters] LiveCursor after,
        ClaimsPrincipal caller,
        LiveBoard board
    ) => TypedResults.Ok(board.Read(new(LiveTopic.Own, caller.PersonId().Value), after));
}
