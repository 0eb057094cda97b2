using System.Globalization;

namespace Solaris.Reports;

/// <summary>Ids of groups, the same on both databases: a Guid, a number, or null.</summary>
internal static class GroupIds
{
    public static object? Of(object? stored) =>
        stored switch
        {
            null => null,
            byte[] bytes => new Guid(bytes, bigEndian: true),
            Guid id => id,
            _ => Convert.ToInt64(stored, CultureInfo.InvariantCulture),
        };
}
