using Microsoft.AspNetCore.Authorization;

namespace Solaris.Http;

/// <summary>Who may call routes under <c>/api</c>: names of policies, schemes and roles.</summary>
internal static class Access
{
    /// <summary>Policy: signed in as an administrator, or automation with the master key.</summary>
    public const string Administrator = "administrator";

    /// <summary>Policy: anyone who is signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Scheme: <c>Authorization: Bearer</c> with the master key.</summary>
    public const string MasterKey = "master-key";

    /// <summary>Scheme: the session cookie.</summary>
    public const string Session = "session";

    public static void RequireAdministrator(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(MasterKey, Session).RequireRole(Administrator);

    public static void RequireSignedIn(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(MasterKey, Session).RequireAuthenticatedUser();
}
