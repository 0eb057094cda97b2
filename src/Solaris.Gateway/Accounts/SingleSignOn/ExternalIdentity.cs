using System.Security.Claims;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>Who an identity provider says someone is.</summary>
/// <param name="Email">In lower case, and only when the provider has verified it.</param>
/// <param name="Role">Null leaves the role as it is.</param>
internal sealed record ExternalIdentity(string Issuer, string Subject, string? Email, string? Name, string? Role)
{
    /// <summary>Null when the token does not say who it is about.</summary>
    public static ExternalIdentity? Read(ClaimsPrincipal token, SingleSignOnOptions options)
    {
        if (token.FindFirstValue("iss") is not { } issuer || token.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            return null;
        }
        var verified = string.Equals(
            token.FindFirstValue("email_verified"),
            "true",
            StringComparison.OrdinalIgnoreCase
        );
        var roles = RoleMap.Parse(options.Roles)?.RoleOf(token.FindAll(options.RoleClaim).Select(claim => claim.Value));
        return new(
            issuer,
            subject,
            verified ? token.FindFirstValue("email")?.Trim().ToLowerInvariant() : null,
            token.FindFirstValue("name"),
            roles
        );
    }
}
