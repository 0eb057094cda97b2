using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Http;
using Solaris.RateLimits;

namespace Solaris.OpenAi.Files;

/// <summary>The way of every request for files: who asks, how often, and what for. Files cost nothing; what uses them does.</summary>
internal sealed class FilesEndpoints(CallerDirectory callers, RateLimiter limits, FileDesk files)
{
    private const string Path = "files";
    private static readonly ClientDialect Dialect = OpenAiDialect.Instance;

    public Task AllAsync(HttpContext http, RequestId id) =>
        HandleAsync(http, id, HttpMethods.IsPost(http.Request.Method) ? files.UploadAsync : files.ListAsync);

    public Task OneAsync(HttpContext http, RequestId id) =>
        HandleAsync(http, id, HttpMethods.IsDelete(http.Request.Method) ? files.DeleteAsync : files.ShowAsync);

    public Task ContentAsync(HttpContext http, RequestId id) => HandleAsync(http, id, files.DownloadAsync);

    private async Task HandleAsync(HttpContext http, RequestId id, Func<FileCall, Task<Refusal?>> answerAsync)
    {
        var (caller, refusal) = await callers.IdentifyAsync(http.Request, Path, bodyUser: null, http.RequestAborted);
        if (caller is null)
        {
            await Dialect.RefuseAsync(http.Response, refusal ?? CallRefusals.Internal("en"), id);
            return;
        }
        (var lease, refusal) = await limits.EnterAsync(caller, tokens: 0);
        using var place = lease;
        Dialect.WriteRates(http.Response.Headers, lease.Standing);
        Dialect.WriteId(http.Response.Headers, id);
        refusal ??= await answerAsync(new(http, caller, id));
        if (refusal is not null)
        {
            await Dialect.RefuseAsync(http.Response, refusal, id);
        }
    }
}
