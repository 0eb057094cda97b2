using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>A person's own second factor.</summary>
internal static class SecondFactorEndpoints
{
    private const string Issuer = "IA Solaris";

    public static void MapSecondFactor(this IEndpointRouteBuilder routes)
    {
        var factor = routes.MapGroup("/me/second-factor").WithTags("Me").RequireAuthorization(Capability.Own);
        factor.MapGet("/", ReadAsync).WithName("GetMySecondFactor");
        factor
            .MapPost("/", BeginAsync)
            .WithName("BeginMySecondFactor")
            .AddEndpointFilter<RecentProof>()
            .Audited("second-factor.begin", "second-factor")
            .ProducesProblem(StatusCodes.Status409Conflict);
        factor
            .MapPost("/confirm", ConfirmAsync)
            .WithName("ConfirmMySecondFactor")
            .Audited("second-factor.on", "second-factor")
            .ProducesValidationProblem();
        factor
            .MapDelete("/", RemoveAsync)
            .WithName("RemoveMySecondFactor")
            .AddEndpointFilter<RecentProof>()
            .Audited("second-factor.off", "second-factor");
    }

    private static async Task<Ok<SecondFactorResponse>> ReadAsync(
        ClaimsPrincipal caller,
        SecondFactor factor,
        TotpStore store,
        CancellationToken cancellationToken
    )
    {
        var person = caller.PersonId();
        return TypedResults.Ok(
            new SecondFactorResponse(
                await factor.IsOnAsync(person, cancellationToken),
                await store.CountCodesAsync(person, cancellationToken)
            )
        );
    }

    private static async Task<Results<Ok<EnrolmentResponse>, ProblemHttpResult>> BeginAsync(
        ClaimsPrincipal caller,
        SecondFactor factor,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.ObjectId = caller.PersonId().Value.ToString("D");
        if (await factor.BeginAsync(caller.PersonId(), cancellationToken) is not { } secret)
        {
            return Problem.Conflict("A second factor is on already; turn it off first.");
        }
        var name = Uri.EscapeDataString($"{Issuer}:{caller.FindFirstValue(ClaimTypes.Email)}");
        var uri = $"otpauth://totp/{name}?secret={secret}&issuer={Uri.EscapeDataString(Issuer)}";
        return TypedResults.Ok(new EnrolmentResponse(secret, uri));
    }

    private static async Task<Results<Ok<RecoveryCodesResponse>, ProblemHttpResult>> ConfirmAsync(
        CodeRequest request,
        ClaimsPrincipal caller,
        SecondFactor factor,
        SessionStore sessions,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.ObjectId = caller.PersonId().Value.ToString("D");
        if (await factor.ConfirmAsync(caller.PersonId(), request.Code, cancellationToken) is not { } codes)
        {
            return Problem.Invalid("code", "The code is wrong, or there is nothing to confirm.");
        }
        await sessions.EndOthersAsync(caller.PersonId(), caller.SessionId(), cancellationToken);
        return TypedResults.Ok(new RecoveryCodesResponse(codes));
    }

    private static async Task<NoContent> RemoveAsync(
        ClaimsPrincipal caller,
        TotpStore store,
        SessionStore sessions,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.ObjectId = caller.PersonId().Value.ToString("D");
        await store.RemoveAsync(caller.PersonId(), cancellationToken);
        await sessions.EndOthersAsync(caller.PersonId(), caller.SessionId(), cancellationToken);
        return TypedResults.NoContent();
    }
}
