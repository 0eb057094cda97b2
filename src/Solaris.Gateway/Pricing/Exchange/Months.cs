using System.Globalization;

namespace Solaris.Pricing.Exchange;

/// <summary>Months as <c>2026-11</c>, in a zone.</summary>
internal static class Months
{
    private const string Format = "yyyy-MM";

    public static string Containing(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null for what is no month.</summary>
    public static Period? Read(string text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            return null;
        }
        var middle = first.AddDays(14); // Within the month by every clock.
        var instant = new DateTimeOffset(middle, zone.GetUtcOffset(middle)).ToUnixTimeMilliseconds();
        return Period.Containing(LimitWindow.Month, instant, zone);
    }
}
