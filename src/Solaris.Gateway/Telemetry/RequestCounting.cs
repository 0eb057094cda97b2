namespace Solaris.Telemetry;

/// <summary>Counts each answered request by method, route and status.</summary>
internal sealed class RequestCounting(RequestDelegate next, GatewayMetrics metrics)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var status = StatusCodes.Status500InternalServerError; // What Kestrel answers when an exception gets this far.
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            Count(context, status);
        }
    }

    private void Count(HttpContext context, int status)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched";
        metrics.Answered(MethodLabel(context.Request.Method), route, status);
    }

    private static string MethodLabel(string method)
    {
        var known = HttpMethods.GetCanonicalizedValue(method);
        return known switch
        {
            "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" => known,
            _ => "other", // A client may send any token as its method.
        };
    }
}
