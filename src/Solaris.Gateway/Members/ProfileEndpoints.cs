using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Members;

/// <summary>A person's own profile and balance.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfile(this IEndpointRouteBuilder me)
    {
        me.MapGet("/", ReadAsync).WithName("GetMyProfile");
        me.MapPatch("/", ChangeAsync)
            .WithName("UpdateMyProfile")
            .Audited("profile.update", "user")
            .ProducesValidationProblem();
        me.MapGet("/balance", BalanceAsync).WithName("GetMyBalance");
    }

    private static async Task<Results<Ok<ProfileResponse>, ProblemHttpResult>> ReadAsync(
        ClaimsPrincipal caller,
        Profiles profiles,
        CancellationToken cancellationToken
    ) =>
        await profiles.FindAsync(caller.PersonId(), cancellationToken) is { } profile
            ? TypedResults.Ok(profile)
            : Problem.NotFound("User");

    private static async Task<Results<Ok<ProfileResponse>, ProblemHttpResult>> ChangeAsync(
        ProfileRequest request,
        ClaimsPrincipal caller,
        Profiles profiles,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.Before = await profiles.FindAsync(caller.PersonId(), cancellationToken);
        await profiles.ChangeAsync(caller.PersonId(), request, cancellationToken);
        return await ReadAsync(caller, profiles, cancellationToken);
    }

    private static async Task<Ok<BalanceResponse>> BalanceAsync(
        ClaimsPrincipal caller,
        Balances balances,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await balances.ReadAsync(caller.PersonId(), Reach.Of(caller).Team, cancellationToken));
}
