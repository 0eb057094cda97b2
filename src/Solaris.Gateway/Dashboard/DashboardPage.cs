using System.Security.Cryptography;
using System.Text;

namespace Solaris.Dashboard;

/// <summary>
/// Answers with the dashboard's page: the same for every address, but each time with a new nonce, without which no
/// style can be put in. Scripts may only come from this server, and no other site may show the page in a frame.
/// </summary>
internal static class DashboardPage
{
    /// <summary>Where the build leaves room for the nonce.</summary>
    private static ReadOnlySpan<byte> Mark => "%NONCE%"u8;

    public static async Task WriteAsync(HttpContext context, DashboardFile page)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var body = WithNonce(page.Plain, nonce);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(nonce);
        headers.CacheControl = "no-store"; // A page from a cache would carry a nonce that somebody has seen.
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        DashboardHeaders.Protect(headers);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        }
    }

    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static byte[] WithNonce(ReadOnlySpan<byte> page, string nonce)
    {
        var at = page.IndexOf(Mark);
        return at < 0
            ? page.ToArray()
            : [.. page[..at], .. Encoding.ASCII.GetBytes(nonce), .. page[(at + Mark.Length)..]];
    }
}
