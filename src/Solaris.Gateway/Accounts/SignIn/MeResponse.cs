using System.Security.Claims;
using Solaris.Accounts.Users;
using Solaris.Http;

namespace Solaris.Accounts.SignIn;

/// <summary>Who is signed in. Automation with the master key has a role and no id.</summary>
/// <param name="Capabilities">What the role allows, such as <c>people.write</c>; what is missing is not worth showing.</param>
public sealed record MeResponse(
    Guid? Id,
    string? Email,
    string? Name,
    string Role,
    Guid? TeamId,
    IReadOnlyList<string> Capabilities
)
{
    /// <summary>True while the role counts for nothing, because its second factor is not set up.</summary>
    public bool MustEnrol { get; init; }

    internal static MeResponse Of(ClaimsPrincipal caller)
    {
        var role = caller.FindFirstValue(ClaimTypes.Role) ?? "";
        var id = Read(caller, ClaimTypes.NameIdentifier);
        return new(
            id,
            caller.FindFirstValue(ClaimTypes.Email),
            caller.FindFirstValue(ClaimTypes.Name),
            role,
            Read(caller, Access.TeamClaim),
            id is null ? Capability.Of(role) : [Capability.Own, .. Capability.Of(role)]
        )
        {
            MustEnrol = caller.HasClaim(claim => claim.Type == Access.EnrolClaim),
        };
    }

    internal static MeResponse Of(AppUser user, bool mustEnrol)
    {
        var role = mustEnrol ? UserRole.Member : user.Role;
        IReadOnlyList<string> capabilities = [Capability.Own, .. Capability.Of(role)];
        return new(user.Id, user.Email, user.Name, role, user.TeamId, capabilities) { MustEnrol = mustEnrol };
    }

    private static Guid? Read(ClaimsPrincipal caller, string claim) =>
        Guid.TryParse(caller.FindFirstValue(claim), out var id) ? id : null;
}
