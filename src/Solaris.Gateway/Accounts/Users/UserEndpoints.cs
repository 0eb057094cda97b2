using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts.SignIn;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Accounts.Users;

/// <summary>Users: administrators change them, managers see those of their team.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/users").WithTags("Users");
        users
            .MapGet("/", ListAsync)
            .WithName("ListUsers")
            .RequireAuthorization(Capability.ReadPeople)
            .ProducesValidationProblem();
        users
            .MapPost("/", CreateAsync)
            .WithName("CreateUser")
            .Audited("user.create", "user")
            .RequireAuthorization(Capability.WritePeople)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        var user = users.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        user.MapGet("/", GetAsync).WithName("GetUser").RequireAuthorization(Capability.ReadPeople);
        user.MapPatch("/", UpdateAsync)
            .WithName("UpdateUser")
            .AddEndpointFilter<RecentProof>()
            .Audited("user.update", "user")
            .RequireAuthorization(Capability.WritePeople)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        user.MapDelete("/", DeleteAsync)
            .WithName("DeleteUser")
            .AddEndpointFilter<RecentProof>()
            .Audited("user.delete", "user")
            .RequireAuthorization(Capability.WritePeople)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<Page<UserResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query,
        ClaimsPrincipal caller,
        UserDirectory users,
        CancellationToken cancellationToken
    ) =>
        query.TryRead(out var page, out var problem)
            ? TypedResults.Ok(await users.ListAsync(page, Reach.Of(caller), cancellationToken))
            : problem;

    private static async Task<Results<Ok<UserResponse>, ProblemHttpResult>> GetAsync(
        Guid id,
        ClaimsPrincipal caller,
        UserDirectory users,
        CancellationToken cancellationToken
    ) =>
        await users.FindAsync(new(id), Reach.Of(caller), cancellationToken) is { } user
            ? TypedResults.Ok(user)
            : Problem.NotFound("User");

    private static async Task<Results<Created<UserResponse>, ProblemHttpResult>> CreateAsync(
        CreateUserRequest request,
        UserCreation creation,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (PasswordRules.Refuse(request.Password, request.Email, request.Name) is { } refusal)
        {
            return refusal.ToProblem();
        }
        var outcome = await creation.CreateAsync(request, clock.GetUtcNow(), cancellationToken);
        return outcome.Failed(out var problem, out var user)
            ? problem
            : TypedResults.Created($"{HttpFeature.Root}/users/{user.Id}", user);
    }

    private static async Task<Results<Ok<UserResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id,
        UpdateUserRequest request,
        ClaimsPrincipal caller,
        UserChanges changes,
        UserDirectory users,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        var before = await users.FindAsync(new(id), Reach.Whole, cancellationToken);
        if (PasswordRules.Refuse(request.Password, before?.Email, before?.Name) is { } refusal)
        {
            return refusal.ToProblem();
        }
        audit.Before = before;
        return await changes.ChangeAsync(new(id), request, cancellationToken) is { } error
            ? error.ToProblem()
            : await GetAsync(id, caller, users, cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id,
        UserChanges changes,
        UserDirectory users,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.Before = await users.FindAsync(new(id), Reach.Whole, cancellationToken);
        return await changes.DeleteAsync(new(id), cancellationToken) is { } error
            ? error.ToProblem()
            : TypedResults.NoContent();
    }
}
