using Solaris.Http;

namespace Solaris.OpenAi;

/// <summary>The edge of this surface: nothing leaves it but answers in OpenAI's shape.</summary>
internal sealed partial class OpenAiGuard(TimeProvider clock, ILogger<OpenAiGuard> logger)
{
    public async Task RunAsync(HttpContext http, Func<HttpContext, RequestId, Task> handle)
    {
        var id = RequestId.New(clock);
        try
        {
            await handle(http, id);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left before anything was held: nobody is there to be answered.
        }
        catch (Exception exception)
        {
            await FailAsync(http, id, exception);
        }
    }

    public Task UnknownAsync(HttpContext http) =>
        RefuseAsync(http, OpenAiRefusals.UnknownRoute(http.Request.Method, http.Request.Path));

    public Task WrongMethodAsync(HttpContext http, string allowed)
    {
        http.Response.Headers.Allow = allowed;
        return RefuseAsync(http, OpenAiRefusals.WrongMethod(http.Request.Method, http.Request.Path));
    }

    private Task RefuseAsync(HttpContext http, Refusal refusal) =>
        OpenAiError.WriteAsync(http.Response, refusal, RequestId.New(clock));

    private async Task FailAsync(HttpContext http, RequestId id, Exception exception)
    {
        LogFault(id.Value, http.Request.Path, exception);
        if (http.Response.HasStarted)
        {
            http.Abort(); // Half an answer must not look like a whole one.
            return;
        }
        await OpenAiError.WriteAsync(http.Response, OpenAiRefusals.Internal("en"), id);
    }

    [LoggerMessage(LogLevel.Error, "Request {Id} to {Path} failed inside the gateway")]
    private partial void LogFault(Guid id, string path, Exception exception);
}
