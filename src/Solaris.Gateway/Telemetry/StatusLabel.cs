using System.Globalization;

namespace Solaris.Telemetry;

/// <summary>HTTP statuses as label values, made once: a counter on the request path must not allocate a string.</summary>
internal static class StatusLabel
{
    private static readonly string[] Known =
    [
        .. Enumerable.Range(100, 500).Select(status => status.ToString(CultureInfo.InvariantCulture)),
    ];

    public static string Of(int status) => status is >= 100 and < 600 ? Known[status - 100] : "other";
}
