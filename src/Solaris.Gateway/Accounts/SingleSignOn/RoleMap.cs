using System.Collections.Immutable;
using Solaris.Http;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>Turns what an identity provider says of a person into a role; of several, the one that may do most.</summary>
internal sealed class RoleMap
{
    private readonly ImmutableDictionary<string, string> _roles;

    private RoleMap(ImmutableDictionary<string, string> roles) => _roles = roles;

    /// <summary>Null when the text is no map.</summary>
    public static RoleMap? Parse(string? text)
    {
        var roles = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var pairs = (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var pair in pairs)
        {
            // The value may hold an equals sign, as the names of directories do; a role does not.
            var equals = pair.LastIndexOf('=');
            var role = equals < 1 ? "" : pair[(equals + 1)..].Trim();
            if (
                role
                is not (
                    UserRole.Member
                    or UserRole.TeamManager
                    or UserRole.Finance
                    or UserRole.Auditor
                    or UserRole.Administrator
                )
            )
            {
                return null;
            }
            roles[pair[..equals].Trim()] = role;
        }
        return new(roles.ToImmutable());
    }

    /// <summary>Null when there is no map: roles are then for administrators to give. Without a match, a member.</summary>
    public string? RoleOf(IEnumerable<string> values)
    {
        if (_roles.IsEmpty)
        {
            return null;
        }
        var matched = values.Select(value => _roles.GetValueOrDefault(value)).OfType<string>();
        return matched.MaxBy(role => Capability.Of(role).Count) ?? UserRole.Member;
    }
}
