using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
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
        auth.MapPost("/logout", LogoutAsync).WithName("Logout").Audited("session.end", "session").AllowAnonymous();
        auth.MapGet("/me", Me).WithName("GetMe").ProducesProblem(StatusCodes.Status401Unauthorized);
    }

    private static async Task<Results<Ok<MeResponse>, ProblemHttpResult>> LoginAsync(
        LoginRequest request,
        PasswordSignIn signIn,
        SessionStore sessions,
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
        var address = http.Connection.RemoteIpAddress;
        var (user, wait) = await signIn.TryAsync(request.Email, request.Password, address, cancellationToken);
        if (user is null)
        {
            return Refuse(http, wait);
        }
        SessionCookie.Write(
            http,
            await sessions.StartAsync(new(user.Id), SessionOrigin.Of(http, SignInMethod.Password), cancellationToken)
        );
        audit.Actor = new(AuditActor.User, user.Id);
        audit.After = new Dictionary<string, string?>();
        return TypedResults.Ok(MeResponse.Of(user));
    }

    private static ProblemHttpResult Refuse(HttpContext http, TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
        {
            return Problem.With(StatusCodes.Status401Unauthorized, "E-mail or password is wrong.");
        }
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problem.With(StatusCodes.Status429TooManyRequests, "Too many failed attempts; try again later.");
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
