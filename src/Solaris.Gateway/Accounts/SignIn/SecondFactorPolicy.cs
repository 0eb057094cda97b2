using Microsoft.Extensions.Options;

namespace Solaris.Accounts.SignIn;

/// <summary>
/// Whether a second factor is demanded. Who lacks one can then sign in and see their own things, where it is set up; what
/// their role allows comes with it.
/// </summary>
internal sealed class SecondFactorPolicy(IOptions<AccountsOptions> options)
{
    /// <param name="method">How the session began: an identity provider sees to second factors itself.</param>
    public bool Demands(string role, string? method, bool has) =>
        options.Value.AdminSecondFactor && role == UserRole.Administrator && !has && method is SignInMethod.Password;
}
