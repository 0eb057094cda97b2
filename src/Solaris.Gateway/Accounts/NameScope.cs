using System.Collections.Frozen;

namespace Solaris.Accounts;

/// <summary>A set of names in which an entry that ends in <c>*</c> stands for every name that begins like it.</summary>
internal static class NameScope
{
    public static bool Contains(FrozenSet<string> names, string name)
    {
        if (names.Contains(name))
        {
            return true;
        }
        foreach (var entry in names.Items)
        {
            if (entry.EndsWith('*') && name.AsSpan().StartsWith(entry.AsSpan(0, entry.Length - 1)))
            {
                return true;
            }
        }
        return false;
    }
}
