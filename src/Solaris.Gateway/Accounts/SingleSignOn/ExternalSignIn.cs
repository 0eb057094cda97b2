using System.Security.Claims;
using Microsoft.Extensions.Options;
using Solaris.Accounts.SignIn;
using Solaris.Audit;
using Solaris.Storage;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>Opens a session for whom the identity provider vouches; everything it changes, and its row of the audit, in one transaction.</summary>
internal sealed partial class ExternalSignIn(
    ExternalPeople people,
    SessionStore sessions,
    AuditTrail trail,
    Database database,
    ILogger<ExternalSignIn> logger
)
{
    /// <summary>False when the provider's person is none of ours.</summary>
    public async Task<bool> TryAsync(HttpContext http, ClaimsPrincipal token, CancellationToken cancellationToken)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<SingleSignOnOptions>>().Value;
        await using var change = Change.Begin(database);
        if (
            ExternalIdentity.Read(token, options) is not { } identity
            || await people.FindAsync(identity, cancellationToken) is not { } user
        )
        {
            LogRefused();
            return false;
        }
        var origin = SessionOrigin.Of(http, SignInMethod.SingleSignOn);
        var session = await sessions.StartAsync(new(user.Id), origin, cancellationToken);
        var entry = new AuditEntry(new(AuditActor.User, user.Id), "session.start", "session", ObjectId: null)
        {
            Address = Origin.Address(http),
            RequestId = Origin.RequestId(http),
        };
        await trail.AppendAsync(entry, cancellationToken);
        await change.CommitAsync(CancellationToken.None);
        SessionCookie.Write(http, session);
        LogSignedIn(user.Id);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "User {User} signed in by single sign-on")]
    private partial void LogSignedIn(Guid user);

    [LoggerMessage(LogLevel.Warning, "Single sign-on named someone who is none of ours")]
    private partial void LogRefused();
}
