using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Alerts;

/// <summary>The history of alerts, and a test of the mail server.</summary>
internal static class AlertEndpoints
{
    /// <summary>Routes under <c>/api</c>.</summary>
    public static void MapAlerts(this RouteGroupBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        alerts
            .MapGet("/", ListAsync)
            .WithName("ListAlerts")
            .RequireAuthorization(Capability.ReadAlerts)
            .ProducesValidationProblem();
        var alert = alerts
            .MapGroup("/{id:guid}")
            .RequireAuthorization(Capability.WriteAlerts)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        alert
            .MapPost("/acknowledge", AcknowledgeAsync)
            .WithName("AcknowledgeAlert")
            .Audited("alert.acknowledge", "alert");
        alert.MapPost("/resolve", ResolveAsync).WithName("ResolveAlert").Audited("alert.resolve", "alert");
        alerts
            .MapPost("/test-mail", TestMailAsync)
            .WithName("TestMail")
            .RequireAuthorization(Capability.WriteSettings)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .Audited("alert.test-mail", "alert");
        api.MapGet("/me/alerts", ListOwnAsync)
            .WithName("ListMyAlerts")
            .WithTags("Me")
            .RequireAuthorization(Capability.Own)
            .ProducesValidationProblem();
    }

    private static async Task<Results<Ok<Page<AlertResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] AlertQuery query,
        ClaimsPrincipal caller,
        Alerting alerts,
        CancellationToken cancellationToken
    ) =>
        query.Page.TryRead(out var page, out var problem)
            ? TypedResults.Ok(await alerts.ListAsync(page, query.State, Reach.Of(caller), cancellationToken))
            : problem;

    private static async Task<Results<Ok<Page<AlertResponse>>, ProblemHttpResult>> ListOwnAsync(
        [AsParameters] PageQuery query,
        ClaimsPrincipal caller,
        Alerting alerts,
        CancellationToken cancellationToken
    ) =>
        query.TryRead(out var page, out var problem)
            ? TypedResults.Ok(await alerts.ListOwnAsync(caller.PersonId(), page, cancellationToken))
            : problem;

    private static Task<Results<Ok<AlertResponse>, ProblemHttpResult>> AcknowledgeAsync(
        Guid id,
        ClaimsPrincipal caller,
        Alerting alerts,
        CancellationToken cancellationToken
    ) => MoveAsync(id, AlertState.Acknowledged, caller, alerts, cancellationToken);

    private static Task<Results<Ok<AlertResponse>, ProblemHttpResult>> ResolveAsync(
        Guid id,
        ClaimsPrincipal caller,
        Alerting alerts,
        CancellationToken cancellationToken
    ) => MoveAsync(id, AlertState.Resolved, caller, alerts, cancellationToken);

    private static async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> MoveAsync(
        Guid id,
        string state,
        ClaimsPrincipal caller,
        Alerting alerts,
        CancellationToken cancellationToken
    )
    {
        var outcome = await alerts.MoveAsync(id, state, Reach.Of(caller), cancellationToken);
        return outcome.Failed(out var problem, out var alert) ? problem : TypedResults.Ok(alert);
    }

    /// <summary>Goes to the address of whoever asks, so that it can be used to bother nobody else.</summary>
    private static async Task<Results<Ok<TestMailResponse>, ProblemHttpResult>> TestMailAsync(
        ClaimsPrincipal caller,
        TestMail test,
        CancellationToken cancellationToken
    )
    {
        var outcome = await test.SendAsync(Reach.Of(caller).Person, cancellationToken);
        return outcome.Failed(out var problem, out var answer) ? problem : TypedResults.Ok(answer);
    }
}
