using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts.Users;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>Links by which people set their password: sent, looked at and taken back.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var invitation = routes
            .MapGroup("/users/{id:guid}/invitation")
            .WithTags("Users")
            .RequireAuthorization(Capability.WritePeople)
            .ProducesProblem(StatusCodes.Status404NotFound);
        invitation.MapGet("/", ReadAsync).WithName("GetInvitation");
        invitation
            .MapPost("/", InviteAsync)
            .WithName("InviteUser")
            .AddEndpointFilter<RecentProof>()
            .Audited("user.invite", "user");
        invitation.MapDelete("/", RevokeAsync).WithName("RevokeInvitation").Audited("user.uninvite", "user");
    }

    private static async Task<Results<Ok<OpenInvitationResponse>, ProblemHttpResult>> ReadAsync(
        Guid id,
        UserStore users,
        LinkStore links,
        CancellationToken cancellationToken
    ) =>
        await users.FindAsync(new(id), cancellationToken) is null
            ? Problem.NotFound("User")
            : TypedResults.Ok(await links.FindAsync(new UserId(id), cancellationToken));

    private static async Task<Results<Ok<InvitationResponse>, ProblemHttpResult>> InviteAsync(
        Guid id,
        UserStore users,
        Invitations invitations,
        HttpContext http,
        CancellationToken cancellationToken
    ) =>
        await users.FindAsync(new(id), cancellationToken) is { Status: UserStatus.Active } user
            ? TypedResults.Ok(
                await invitations.SendAsync(user, invitations.Site ?? Host(http.Request), cancellationToken)
            )
            : Problem.NotFound("User");

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id,
        UserStore users,
        LinkStore links,
        CancellationToken cancellationToken
    ) =>
        await users.FindAsync(new(id), cancellationToken) is not null
        && await links.RevokeAsync(new(id), cancellationToken)
            ? TypedResults.NoContent()
            : Problem.NotFound("Invitation");

    /// <summary>An administrator on a gateway without an address of its own gets a link to where they are.</summary>
    private static string Host(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
