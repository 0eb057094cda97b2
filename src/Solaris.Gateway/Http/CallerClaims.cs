using System.Globalization;
using System.Security.Claims;

namespace Solaris.Http;

/// <summary>What the claims of a signed-in person say.</summary>
internal static class CallerClaims
{
    /// <summary>The person on routes that need one.</summary>
    public static UserId PersonId(this ClaimsPrincipal caller) =>
        new(Guid.Parse(caller.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", CultureInfo.InvariantCulture));

    /// <summary>The session; null for automation.</summary>
    public static Guid? SessionId(this ClaimsPrincipal caller) =>
        Guid.TryParse(caller.FindFirstValue(ClaimTypes.Sid), out var id) ? id : null;

    /// <summary>When the person last proved who they are; null for automation.</summary>
    public static DateTimeOffset? ProvedAt(this ClaimsPrincipal caller) =>
        long.TryParse(caller.FindFirstValue(Access.ProvedClaim), CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
