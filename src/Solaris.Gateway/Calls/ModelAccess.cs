using Solaris.Accounts;
using Solaris.Routing;

namespace Solaris.Calls;

/// <summary>Whether a caller may use a model: its key's list names models, or groups of them.</summary>
internal static class ModelAccess
{
    public static bool MayUse(this Router router, Caller caller, string model)
    {
        if (caller.MayUse(model))
        {
            return true;
        }
        foreach (var group in router.AccessGroups(model))
        {
            if (caller.MayUse(group))
            {
                return true;
            }
        }
        return false;
    }
}
