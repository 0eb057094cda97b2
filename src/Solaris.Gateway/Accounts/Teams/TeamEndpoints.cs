using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Accounts.Teams;

/// <summary>Teams: administrators change them, a manager sees the own one.</summary>
internal static class TeamEndpoints
{
    private const string NameTaken = "Another team has this name.";

    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        var teams = routes.MapGroup("/teams").WithTags("Teams");
        teams
            .MapGet("/", ListAsync)
            .WithName("ListTeams")
            .RequireAuthorization(Capability.ReadPeople)
            .ProducesValidationProblem();
        teams
            .MapPost("/", CreateAsync)
            .WithName("CreateTeam")
            .Audited("team.create", "team")
            .RequireAuthorization(Capability.WritePeople)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        var team = teams.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        team.MapGet("/", GetAsync).WithName("GetTeam").RequireAuthorization(Capability.ReadPeople);
        team.MapPatch("/", RenameAsync)
            .WithName("UpdateTeam")
            .Audited("team.update", "team")
            .RequireAuthorization(Capability.WritePeople)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        team.MapDelete("/", DeleteAsync)
            .WithName("DeleteTeam")
            .Audited("team.delete", "team")
            .RequireAuthorization(Capability.WritePeople)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<Page<TeamResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query,
        ClaimsPrincipal caller,
        TeamStore teams,
        OrganisationStore organisations,
        CancellationToken cancellationToken
    )
    {
        if (!query.TryRead(out var page, out var problem))
        {
            return problem;
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        var rows = await teams.ListAsync(organisation.Id, page, Reach.Of(caller), cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, page, TeamResponse.Of, team => team.Id));
    }

    private static async Task<Results<Ok<TeamResponse>, ProblemHttpResult>> GetAsync(
        Guid id,
        ClaimsPrincipal caller,
        TeamStore teams,
        CancellationToken cancellationToken
    ) =>
        await teams.FindAsync(new(id), cancellationToken) is { } team && Reach.Of(caller).Covers(team.Id)
            ? TypedResults.Ok(TeamResponse.Of(team))
            : Problem.NotFound("Team");

    private static async Task<Results<Created<TeamResponse>, ProblemHttpResult>> CreateAsync(
        TeamRequest request,
        TeamStore teams,
        OrganisationStore organisations,
        CancellationToken cancellationToken
    )
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        return await teams.AddAsync(organisation.Id, request.Name.Trim(), cancellationToken) is { } team
            ? TypedResults.Created($"{HttpFeature.Root}/teams/{team.Id}", TeamResponse.Of(team))
            : Problem.Conflict(NameTaken);
    }

    private static async Task<Results<Ok<TeamResponse>, ProblemHttpResult>> RenameAsync(
        Guid id,
        TeamRequest request,
        TeamStore teams,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        if (await teams.FindAsync(new(id), cancellationToken) is not { } team)
        {
            return Problem.NotFound("Team");
        }
        audit.Before = TeamResponse.Of(team);
        var name = request.Name.Trim();
        return await teams.RenameAsync(new(id), name, cancellationToken)
            ? TypedResults.Ok(TeamResponse.Of(team with { Name = name }))
            : Problem.Conflict(NameTaken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id,
        TeamStore teams,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        if (await teams.FindAsync(new(id), cancellationToken) is not { } team)
        {
            return Problem.NotFound("Team");
        }
        audit.Before = TeamResponse.Of(team);
        return await teams.DeleteAsync(new(id), cancellationToken)
            ? TypedResults.NoContent()
            : Problem.Conflict("The team still has users or keys; move them first.");
    }
}
