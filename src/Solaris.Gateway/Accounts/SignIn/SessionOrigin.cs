using System.Net;

namespace Solaris.Accounts.SignIn;

/// <summary>Where a session comes from, for its owner to recognise it.</summary>
internal sealed record SessionOrigin(string Method, string? Address, string? Agent)
{
    private const int LongestAgent = 200;

    public static SessionOrigin Of(HttpContext http, string method)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return new(
            method,
            Text(http.Connection.RemoteIpAddress),
            agent.Length == 0 ? null : HeaderText.Tidy(agent, LongestAgent)
        );
    }

    private static string? Text(IPAddress? address) =>
        (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
}
