using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>Automation: <c>Authorization: Bearer</c> with the installation's master key is an administrator without a name.</summary>
internal sealed class MasterKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme,
    IOptions<AccountsOptions> options,
    MasterKeyFailures failures,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Judge());

    /// <summary>Answers for both schemes: the session's stays silent.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem
            .With(StatusCodes.Status401Unauthorized, "Sign in, or send the master key as a bearer token.")
            .ExecuteAsync(Context);
    }

    /// <summary>Answers for both schemes. To a member, what is for others does not exist.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        (
            Context.User.IsInRole(UserRole.Member)
                ? Problem.With(StatusCodes.Status404NotFound, "Not found.")
                : Problem.With(StatusCodes.Status403Forbidden, "Your role does not allow this.")
        ).ExecuteAsync(Context);

    private AuthenticateResult Judge()
    {
        if (
            Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        )
        {
            return AuthenticateResult.NoResult();
        }
        var address = Context.Connection.RemoteIpAddress;
        if (failures.Throttle.Wait(address) > TimeSpan.Zero || !IsMasterKey(header[Bearer.Length..].Trim()))
        {
            failures.Throttle.Fail(address);
            return AuthenticateResult.Fail("Wrong master key.");
        }
        var identity = new ClaimsIdentity([new(ClaimTypes.Role, UserRole.Administrator)], Scheme.Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <summary>Hashes are compared, so that neither content nor length of the key shows in the time it takes.</summary>
    private bool IsMasterKey(string presented) =>
        options.Value.MasterKey is { Length: > 0 } key
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(key)),
            SHA256.HashData(Encoding.UTF8.GetBytes(presented))
        );
}
