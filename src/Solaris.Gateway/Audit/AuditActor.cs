using System.Security.Claims;

namespace Solaris.Audit;

/// <summary>Who did it.</summary>
internal readonly record struct AuditActor(string Kind, Guid? Id)
{
    public const string User = "user";
    public const string Automation = "automation";
    public const string Terminal = "command-line";
    public const string Nobody = "nobody";

    public static AuditActor Of(ClaimsPrincipal caller)
    {
        if (Guid.TryParse(caller.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return new(User, id);
        }
        return new(caller.Identity?.IsAuthenticated == true ? Automation : Nobody, Id: null);
    }
}
