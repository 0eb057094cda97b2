using Solaris.Http;

namespace Solaris.Calls;

/// <summary>The edge towards clients of models: nothing leaves it but answers in their own dialect.</summary>
internal sealed partial class CallGuard(TimeProvider clock, ILogger<CallGuard> logger)
{
    /// <summary>Of a caller who is not known yet.</summary>
    private const string Unknown = "en";

    public async Task RunAsync(HttpContext http, ClientDialect dialect, Func<HttpContext, RequestId, Task> handle)
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
            await FailAsync(http, dialect, id, exception);
        }
    }

    public Task UnknownAsync(HttpContext http, ClientDialect dialect) =>
        RefuseAsync(http, dialect, CallRefusals.UnknownRoute(http.Request.Method, http.Request.Path));

    public Task WrongMethodAsync(HttpContext http, ClientDialect dialect, string allowed)
    {
        http.Response.Headers.Allow = allowed;
        return RefuseAsync(http, dialect, CallRefusals.WrongMethod(http.Request.Method, http.Request.Path));
    }

    private Task RefuseAsync(HttpContext http, ClientDialect dialect, Refusal refusal) =>
        dialect.RefuseAsync(http.Response, refusal, RequestId.New(clock));

    private async Task FailAsync(HttpContext http, ClientDialect dialect, RequestId id, Exception exception)
    {
        LogFault(id.Value, http.Request.Path, exception);
        if (http.Response.HasStarted)
        {
            http.Abort(); // Half an answer must not look like a whole one.
            return;
        }
        // Nobody can be identified, or held for, without the database; the next attempt may find it back.
        var refusal = DatabaseAway.IsCauseOf(exception)
            ? CallRefusals.LedgerAway(Unknown)
            : CallRefusals.Internal(Unknown);
        await dialect.RefuseAsync(http.Response, refusal, id);
    }

    [LoggerMessage(LogLevel.Error, "Request {Id} to {Path} failed inside the gateway")]
    private partial void LogFault(Guid id, string path, Exception exception);
}
