using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Solaris.Http;

/// <summary>Who may call routes under <c>/api</c>: schemes, claims, and the policies beside those of <see cref="Capability"/>.</summary>
internal static class Access
{
    /// <summary>Policy: signed in as an administrator, or automation with the master key. What a route gets that names none.</summary>
    public const string Administrator = UserRole.Administrator;

    /// <summary>Policy: anyone who is signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Scheme: <c>Authorization: Bearer</c> with the master key.</summary>
    public const string MasterKey = "master-key";

    /// <summary>Scheme: the session cookie.</summary>
    public const string Session = "session";

    /// <summary>Claim: the team a person is in.</summary>
    public const string TeamClaim = "team";

    /// <summary>Claim: the role counts for nothing until a second factor is set up.</summary>
    public const string EnrolClaim = "enrol";

    /// <summary>Claim: when a person last proved who they are, in Unix milliseconds.</summary>
    public const string ProvedClaim = "proved";

    /// <summary>One policy for each capability, so that a route says what it does and roles say who may.</summary>
    public static AuthorizationBuilder AddPolicies(this AuthorizationBuilder authorization)
    {
        foreach (var capability in Capability.All)
        {
            authorization.AddPolicy(
                capability,
                policy => Require(policy).RequireRole(Capability.RolesWith(capability))
            );
        }
        return authorization
            .AddPolicy(Administrator, policy => Require(policy).RequireRole(UserRole.Administrator))
            .AddPolicy(Capability.Own, policy => Require(policy).RequireClaim(ClaimTypes.NameIdentifier))
            .AddPolicy(SignedIn, policy => Require(policy));
    }

    /// <summary>A route of the group that names no policy is for administrators, and a test finds it.</summary>
    public static void CloseByDefault(EndpointBuilder endpoint)
    {
        var declared = endpoint.Metadata.Any(item =>
            item is IAllowAnonymous or IAuthorizeData { Policy: not (null or SignedIn) }
        );
        if (!declared)
        {
            endpoint.Metadata.Add(new AuthorizeAttribute(Administrator));
        }
    }

    private static AuthorizationPolicyBuilder Require(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(MasterKey, Session).RequireAuthenticatedUser();
}
