using System.Net;

namespace Solaris.Accounts.SignIn;

/// <summary>
/// The cookie that holds a session's token. Over https it is bound to this host (<c>__Host-</c>); plain http is for
/// this machine only, because a browser would send the cookie for anyone on the way to read.
/// </summary>
internal static class SessionCookie
{
    private const string Secure = "__Host-solaris";
    private const string Loopback = "solaris";

    /// <summary>Whether a browser may sign in over this connection.</summary>
    public static bool IsAllowed(HttpRequest request) =>
        request.IsHttps
        || request.HttpContext.Connection.RemoteIpAddress is not { } address
        || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, Secret token) =>
        context.Response.Cookies.Append(Name(context.Request), token.Reveal(), Options(context.Request));

    public static void Clear(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context.Request), Options(context.Request));

    private static string Name(HttpRequest request) => request.IsHttps ? Secure : Loopback;

    private static CookieOptions Options(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            Secure = request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            IsEssential = true,
        };
}
