using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>Setting, changing and resetting passwords.</summary>
internal static class PasswordEndpoints
{
    public static void MapPasswords(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/me/password", ChangeAsync)
            .WithName("ChangeMyPassword")
            .WithTags("Me")
            .RequireAuthorization(Capability.Own)
            .AddEndpointFilter<RecentProof>()
            .Audited("password.change", "user")
            .ProducesValidationProblem();
    }

    /// <summary>For people who cannot sign in yet, or no longer.</summary>
    public static void MapPasswordLinks(this IEndpointRouteBuilder auth)
    {
        auth.MapPost("/password-reset", ResetAsync)
            .WithName("ResetPassword")
            .AllowAnonymous()
            .Audited("password.reset", "user")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        auth.MapPost("/password", SetAsync)
            .WithName("SetPassword")
            .AllowAnonymous()
            .Audited("password.set", "user")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        ChangePasswordRequest request,
        ClaimsPrincipal caller,
        OwnPasswords passwords,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.ObjectId = caller.PersonId().Value.ToString("D");
        var error = await passwords.ChangeAsync(
            caller.PersonId(),
            caller.SessionId(),
            request.Password,
            cancellationToken
        );
        return error is null ? TypedResults.NoContent() : error.ToProblem();
    }

    /// <summary>Answers the same whether there is such a person or not, and whether or not there is a mail server.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> ResetAsync(
        ResetRequest request,
        PasswordResets resets,
        AuditDraft audit,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var (user, wait) = await resets.SendAsync(request.Email, http.Connection.RemoteIpAddress, cancellationToken);
        if (wait > TimeSpan.Zero)
        {
            return Problem.Wait(http, wait);
        }
        audit.Nothing = user is null;
        audit.ObjectId = user?.Value.ToString("D");
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        SetPasswordRequest request,
        OwnPasswords passwords,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        var outcome = await passwords.SetAsync(request, cancellationToken);
        if (outcome.Failed(out var problem, out var user))
        {
            return problem;
        }
        audit.Actor = new(AuditActor.User, user.Id);
        audit.ObjectId = user.Id.ToString("D");
        return TypedResults.NoContent();
    }
}
