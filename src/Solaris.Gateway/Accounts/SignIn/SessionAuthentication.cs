using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>People: the session cookie, unless another site made the browser send it.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme,
    SessionStore sessions,
    SecondFactorPolicy policy,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { Length: > 0 and <= 64 } token)
        {
            return AuthenticateResult.NoResult();
        }
        if (CrossSite.Suspects(Request))
        {
            return AuthenticateResult.Fail("The request came from another site.");
        }
        var user = await sessions.FindAsync(token, Context.RequestAborted);
        return user is null
            ? AuthenticateResult.Fail("The session has ended.")
            : AuthenticateResult.Success(new(Principal(user), Scheme.Name));
    }

    /// <summary>The master key's scheme answers for both.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Task.CompletedTask;

    /// <inheritdoc cref="HandleChallengeAsync"/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Task.CompletedTask;

    private ClaimsPrincipal Principal(SessionUser user)
    {
        var mustEnrol = policy.Demands(user.Role, user.Method, user.SecondFactors > 0);
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, user.Id.ToString("D")),
                new(ClaimTypes.Name, user.Name),
                new(ClaimTypes.Email, user.Email ?? ""),
                new(ClaimTypes.Role, mustEnrol ? UserRole.Member : user.Role),
                new(ClaimTypes.Sid, user.Session.ToString("D")),
                new(Access.ProvedClaim, user.ProvedAt.ToString(CultureInfo.InvariantCulture)),
            ],
            Scheme.Name
        );
        if (user.TeamId is { } team)
        {
            identity.AddClaim(new(Access.TeamClaim, team.ToString("D")));
        }
        if (mustEnrol)
        {
            identity.AddClaim(new(Access.EnrolClaim, user.Role));
        }
        return new(identity);
    }
}
