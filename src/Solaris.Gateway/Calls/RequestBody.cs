using Microsoft.AspNetCore.Http.Features;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>Reads a request body whole into pooled memory: it may have to be sent more than once.</summary>
internal static class RequestBody
{
    private const int MostExpected = 256 * 1024;
    private const int UsualBytes = 4 * 1024;

    /// <summary>True when the body is announced as large, or not announced.</summary>
    public static bool MayBeLarge(HttpRequest request) => request.ContentLength is not <= MostExpected;

    /// <summary>Announced lengths are only a hint up to <see cref="MostExpected"/>; memory grows with what really comes.</summary>
    public static async ValueTask<(PooledBuffer? Body, Refusal? Refusal)> ReadAsync(HttpRequest request)
    {
        var most =
            request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? long.MaxValue;
        if (request.ContentLength > most)
        {
            return (null, CallRefusals.TooLarge(most));
        }
        var body = new PooledBuffer((int)Math.Min(request.ContentLength ?? UsualBytes, MostExpected));
        try
        {
            await FillAsync(request, body);
            return (body, null);
        }
        catch (BadHttpRequestException exception)
        {
            body.Dispose();
            return exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? (null, CallRefusals.TooLarge(most))
                : (null, CallRefusals.BadRequest(exception.StatusCode));
        }
        catch (IOException)
        {
            // A chunk's size that overflows comes as this, and so does a connection that broke: then nobody reads the answer.
            body.Dispose();
            return (null, CallRefusals.BadRequest(StatusCodes.Status400BadRequest));
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static async ValueTask FillAsync(HttpRequest request, PooledBuffer body)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            foreach (var segment in read.Buffer)
            {
                body.Append(segment.Span);
            }
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }
}
