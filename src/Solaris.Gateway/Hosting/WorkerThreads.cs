namespace Solaris.Hosting;

/// <summary>
/// Moves what is not under <c>/v1</c> off the socket's thread (<see cref="InlineSockets"/>): a report that reads the
/// database for half a second must not hold up the streams that share that thread.
/// </summary>
internal static class WorkerThreads
{
    private static readonly PathString ClientSurface = "/v1";

    public static void UseWorkerThreads(this IApplicationBuilder app) =>
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments(ClientSurface, StringComparison.OrdinalIgnoreCase),
            branch => branch.Use(MoveAsync)
        );

    private static async Task MoveAsync(HttpContext context, RequestDelegate next)
    {
        await Task.Yield();
        await next(context);
    }
}
