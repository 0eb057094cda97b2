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
        );
    }

    internal static MeResponse Of(AppUser user) =>
        new(user.Id, user.Email, user.Name, user.Role, user.TeamId, [Capability.Own, .. Capability.Of(user.Role)]);

    private static Guid? Read(ClaimsPrincipal caller, string claim) =>
        Guid.TryParse(caller.FindFirstValue(claim), out var id) ? id : null;
}
