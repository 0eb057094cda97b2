using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.OpenAi.Files;
using Solaris.RateLimits;

namespace Solaris.OpenAi.Batches;

/// <summary>The way of every request for batches: who asks, how often, and what for.</summary>
internal sealed class BatchesEndpoints(CallerDirectory callers, RateLimiter limits, BatchDesk batches)
{
    public const string Path = "batches";
    private static readonly ClientDialect Dialect = OpenAiDialect.Instance;

    public Task AllAsync(HttpContext http, RequestId id) =>
        HandleAsync(http, id, HttpMethods.IsPost(http.Request.Method) ? CreateAsync : batches.ListAsync);

    public Task OneAsync(HttpContext http, RequestId id) => HandleAsync(http, id, batches.ShowAsync);

    public Task CancelAsync(HttpContext http, RequestId id) => HandleAsync(http, id, batches.CancelAsync);

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
        refusal ??= await TryAsync(new(http, caller, id), answerAsync);
        if (refusal is not null)
        {
            await Dialect.RefuseAsync(http.Response, refusal, id);
        }
    }

    private static async Task<Refusal?> TryAsync(FileCall call, Func<FileCall, Task<Refusal?>> answerAsync)
    {
        try
        {
            return await answerAsync(call);
        }
        catch (LedgerUnavailableException)
        {
            return CallRefusals.LedgerAway(call.Caller.Language);
        }
    }

    /// <summary>The key must be allowed to call what the batch's lines call.</summary>
    private async Task<Refusal?> CreateAsync(FileCall call)
    {
        var (body, refusal) = await RequestBody.ReadAsync(call.Http.Request);
        using (body)
        {
            if (body is null)
            {
                return refusal;
            }
            (var request, refusal) = BatchRequest.Read(body.Span);
            if (request is null)
            {
                return refusal;
            }
            var line = await callers.IdentifyAsync(
                call.Http.Request,
                request.Endpoint.Path,
                bodyUser: null,
                call.Aborted
            );
            return line.Refusal ?? await batches.CreateAsync(call, request);
        }
    }
}
