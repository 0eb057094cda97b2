using System.Diagnostics;

namespace Solaris.Audit;

/// <summary>Where a request came from.</summary>
internal static class Origin
{
    public static string? Address(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
    }

    /// <summary>What problem details call <c>traceId</c>.</summary>
    public static string RequestId(HttpContext http) => Activity.Current?.Id ?? http.TraceIdentifier;
}
