using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Solaris.Dashboard;

/// <summary>Answers with a file of the dashboard in the smallest form that the browser takes.</summary>
internal static class DashboardAsset
{
    public static async Task WriteAsync(HttpContext context, DashboardFile file, bool immutable)
    {
        var headers = context.Response.Headers;
        headers.ETag = file.Tag;
        headers.CacheControl = immutable ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        DashboardHeaders.Protect(headers);
        if (context.Request.Headers.IfNoneMatch == file.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var (body, encoding) = Smallest(file, context.Request.Headers.AcceptEncoding);
        headers.ContentEncoding = encoding;
        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        }
    }

    private static (byte[] Body, string? Encoding) Smallest(DashboardFile file, StringValues accepted)
    {
        if (file.Brotli is { } brotli && Takes(accepted, "br"))
        {
            return (brotli, "br");
        }
        return file.Gzip is { } gzip && Takes(accepted, "gzip") ? (gzip, "gzip") : (file.Plain, null);
    }

    /// <summary>Whether an encoding is named without being refused by <c>q=0</c>.</summary>
    private static bool Takes(StringValues accepted, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out var values)
        && values.Any(value =>
            value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0
        );
}
