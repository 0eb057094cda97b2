using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>The organisation's OpenID Connect provider. Without an issuer people sign in by password only.</summary>
internal sealed class SingleSignOnOptions : IValidatableObject
{
    public const string Section = "SingleSignOn";

    /// <summary>The provider's address, under which <c>/.well-known/openid-configuration</c> is.</summary>
    public string? Issuer { get; set; }

    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }

    /// <summary>The claim of the identity token that <see cref="Roles"/> reads.</summary>
    public string RoleClaim { get; set; } = "groups";

    /// <summary>Which value of the claim means which role: <c>ia-admins=administrator; ia-audit=auditor</c>. Empty leaves roles to administrators.</summary>
    public string? Roles { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Issuer) && string.IsNullOrEmpty(ClientId))
        {
            yield return new("SOLARIS_OIDC_CLIENT_ID is needed with SOLARIS_OIDC_ISSUER.", [nameof(ClientId)]);
        }
        if (RoleMap.Parse(Roles) is null)
        {
            yield return new(
                "SOLARIS_OIDC_ROLES must be VALUE=ROLE; VALUE=ROLE, with the roles member, team-manager, finance, auditor and administrator.",
                [nameof(Roles)]
            );
        }
    }
}
