using System.Collections.Immutable;
using System.Globalization;

namespace Solaris.Ledger.Stores;

/// <summary>The <c>alert_at</c> column: parts per million, ascending, with commas between.</summary>
internal static class AlertColumn
{
    public static ImmutableArray<int> Read(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }
        var alerts = ImmutableArray.CreateBuilder<int>(2);
        foreach (var part in text.AsSpan().Split(','))
        {
            alerts.Add(int.Parse(text.AsSpan(part), NumberStyles.None, CultureInfo.InvariantCulture));
        }
        return alerts.ToImmutable();
    }

    public static string Write(ImmutableArray<int> alerts) =>
        string.Join(',', alerts.Select(alert => alert.ToString(CultureInfo.InvariantCulture)));
}
