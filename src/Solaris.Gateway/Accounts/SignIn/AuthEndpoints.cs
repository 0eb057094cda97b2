using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts.SingleSignOn;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>Signing in and out.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes
            .MapGroup($"{HttpFeature.Root}/auth")
            .WithTags("Sign-in")
            .RequireAuthorization(Access.SignedIn);
        auth.MapPost("/login", LoginAsync)
            .WithName("Login")
            .Audited("session.start", "session")
            .AllowAnonymous()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        auth.MapPost("/step-up", StepUpAsync)
            .WithName("StepUp")
            .RequireAuthorization(Capability.Own)
            .Audited("session.prove", "session")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        auth.MapGet("/options", OptionsAsync).WithName("GetSignInOptions").AllowAnonymous();
        auth.MapPasswordLinks();
        auth.MapSingleSignOn();
        auth.MapPost("/logout", LogoutAsync).WithName("Logout").Audited("session.end", "session").AllowAnonymous();
        auth.MapGet("/me", Me).WithName("GetMe").ProducesProblem(StatusCodes.Status401Unauthorized);
    }

    private static async Task<Results<Ok<MeResponse>, ProblemHttpResult>> LoginAsync(
        LoginRequest request,
        PasswordSignIn signIn,
        SessionStore sessions,
        SecondFactorPolicy policy,
        HttpContext http,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        if (CrossSite.Suspects(http.Request))
        {
            return Problem.With(StatusCodes.Status403Forbidden, "The request came from another site.");
        }
        if (!SessionCookie.IsAllowed(http.Request))
        {
            return Problem.With(StatusCodes.Status403Forbidden, "Signing in needs https.");
        }
        var result = await signIn.TryAsync(request, http.Connection.RemoteIpAddress, cancellationToken);
        if (result.User is not { } user)
        {
            return Refuse(http, result);
        }
        SessionCookie.Write(
            http,
            await sessions.StartAsync(new(user.Id), SessionOrigin.Of(http, result.Method), cancellationToken)
        );
        audit.Actor = new(AuditActor.User, user.Id);
        audit.After = new Dictionary<string, string?>();
        var mustEnrol = policy.Demands(user.Role, result.Method, has: result.Method != SignInMethod.Password);
        return TypedResults.Ok(MeResponse.Of(user, mustEnrol));
    }

    private static ProblemHttpResult Refuse(HttpContext http, in SignInResult result)
    {
        if (result.Wait > TimeSpan.Zero)
        {
            return Problem.Wait(http, result.Wait);
        }
        return result.NeedsCode
            ? Problem.Coded(
                StatusCodes.Status401Unauthorized,
                "second_factor_required",
                "The code of the authenticator app, or a recovery code, is needed."
            )
            : Problem.With(StatusCodes.Status401Unauthorized, "E-mail, password or code is wrong.");
    }

    /// <summary>Proves anew who is signed in, for the sensitive acts of the next minutes.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> StepUpAsync(
        ProofRequest request,
        ClaimsPrincipal caller,
        Proofs proofs,
        SessionStore sessions,
        HttpContext http,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        var address = http.Connection.RemoteIpAddress;
        var (proven, wait) = await proofs.TryAsync(caller.PersonId(), request, address, cancellationToken);
        if (!proven)
        {
            return wait > TimeSpan.Zero
                ? Problem.Wait(http, wait)
                : Problem.Invalid("password", "The password or the code is wrong.");
        }
        if (caller.SessionId() is { } session)
        {
            SessionCookie.Write(http, await sessions.ProveAsync(session, cancellationToken));
            audit.ObjectId = session.ToString("D");
        }
        return TypedResults.NoContent();
    }

    /// <summary>What the page for signing in shows, before anyone is signed in.</summary>
    private static async Task<Ok<SignInOptionsResponse>> OptionsAsync(
        OrganisationStore organisations,
        Invitations invitations,
        IAuthenticationSchemeProvider schemes,
        CancellationToken cancellationToken
    )
    {
        var singleSignOn = await schemes.GetSchemeAsync(OpenIdConnectSetup.Scheme) is not null;
        var organisation = await organisations.GetAsync(cancellationToken);
        return TypedResults.Ok(
            new SignInOptionsResponse(organisation.Name, organisation.Language, invitations.CanReset, singleSignOn)
        );
    }

    /// <summary>Ends the session if there is one: signing out twice is no error.</summary>
    private static async Task<NoContent> LogoutAsync(
        SessionStore sessions,
        HttpContext http,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.Nothing = true;
        if (SessionCookie.Read(http.Request) is { } token && !CrossSite.Suspects(http.Request))
        {
            if (await sessions.FindAsync(token, cancellationToken) is { } user)
            {
                audit.Nothing = false;
                audit.Actor = new(AuditActor.User, user.Id);
                audit.ObjectId = user.Session.ToString("D");
            }
            await sessions.EndAsync(token, cancellationToken);
            SessionCookie.Clear(http);
        }
        return TypedResults.NoContent();
    }

    private static Ok<MeResponse> Me(ClaimsPrincipal user) => TypedResults.Ok(MeResponse.Of(user));
}
