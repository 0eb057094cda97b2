using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Http;

namespace Solaris.Accounts.Users;

/// <summary>Users, for administrators.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/users").WithTags("Users");
        users.MapGet("/", ListAsync).WithName("ListUsers").ProducesValidationProblem();
        users
            .MapPost("/", CreateAsync)
            .WithName("CreateUser")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        var user = users.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        user.MapGet("/", GetAsync).WithName("GetUser");
        user.MapPatch("/", UpdateAsync)
            .WithName("UpdateUser")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        user.MapDelete("/", DeleteAsync).WithName("DeleteUser").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<Page<UserResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query,
        UserDirectory users,
        CancellationToken cancellationToken
    ) =>
        query.TryRead(out var page, out var problem)
            ? TypedResults.Ok(await users.ListAsync(page, cancellationToken))
            : problem;

    private static async Task<Results<Ok<UserResponse>, ProblemHttpResult>> GetAsync(
        Guid id,
        UserDirectory users,
        CancellationToken cancellationToken
    ) =>
        await users.FindAsync(new(id), cancellationToken) is { } user
            ? TypedResults.Ok(user)
            : Problem.NotFound("User");

    private static async Task<Results<Created<UserResponse>, ProblemHttpResult>> CreateAsync(
        CreateUserRequest request,
        UserCreation creation,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var outcome = await creation.CreateAsync(request, clock.GetUtcNow(), cancellationToken);
        return outcome.Failed(out var problem, out var user)
            ? problem
            : TypedResults.Created($"{HttpFeature.Root}/users/{user.Id}", user);
    }

    private static async Task<Results<Ok<UserResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id,
        UpdateUserRequest request,
        UserChanges changes,
        UserDirectory users,
        CancellationToken cancellationToken
    ) =>
        await changes.ChangeAsync(new(id), request, cancellationToken) is { } error
            ? error.ToProblem()
            : await GetAsync(id, users, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id,
        UserChanges changes,
        CancellationToken cancellationToken
    ) =>
        await changes.DeleteAsync(new(id), cancellationToken) is { } error
            ? error.ToProblem()
            : TypedResults.NoContent();
}
