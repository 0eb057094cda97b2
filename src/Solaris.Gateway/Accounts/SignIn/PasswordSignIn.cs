using System.Net;

namespace Solaris.Accounts.SignIn;

/// <summary>
/// Signs people in by e-mail and password, and by a code where a second factor is on. Every failure looks and takes the
/// same, whoever exists; only who knows the password learns of the second factor.
/// </summary>
internal sealed partial class PasswordSignIn(
    PeopleByEmail people,
    PasswordHashing passwords,
    SecondFactor factor,
    SignInDelays delays,
    ILogger<PasswordSignIn> logger
)
{
    public async Task<SignInResult> TryAsync(
        LoginRequest request,
        IPAddress? address,
        CancellationToken cancellationToken
    )
    {
        var name = request.Email.Trim().ToLowerInvariant();
        if (delays.Wait(name, address) is var wait && wait > TimeSpan.Zero)
        {
            return SignInResult.Failed with { Wait = wait };
        }
        var active = await people.FindActiveAsync(name, cancellationToken);
        if (!await passwords.VerifyAsync(active?.PasswordHash, request.Password, cancellationToken) || active is null)
        {
            return Fail(name, address);
        }
        var method = SignInMethod.Password;
        if (await factor.IsOnAsync(new(active.Id), cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(request.Code))
            {
                return SignInResult.Failed with { NeedsCode = true };
            }
            if (await factor.ProveAsync(new(active.Id), request.Code, cancellationToken) is not { } proven)
            {
                return Fail(name, address);
            }
            method = proven;
        }
        delays.Succeed(name, address);
        LogSignedIn(active.Id);
        return new(active, method, TimeSpan.Zero, NeedsCode: false);
    }

    private SignInResult Fail(string name, IPAddress? address)
    {
        delays.Fail(name, address);
        LogFailed(address);
        return SignInResult.Failed;
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in from {Address} failed")]
    private partial void LogFailed(IPAddress? address);

    [LoggerMessage(LogLevel.Information, "User {User} signed in")]
    private partial void LogSignedIn(Guid user);
}
