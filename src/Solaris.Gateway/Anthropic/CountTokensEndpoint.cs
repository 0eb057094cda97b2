using System.Text.Json;
using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Http;
using Solaris.RateLimits;

namespace Solaris.Anthropic;

/// <summary>
/// <c>POST /v1/messages/count_tokens</c>: what a call's input would cost. It generates nothing, so it holds and charges nothing and
/// works with a spent quota; it counts as a request for the key's limits, and goes to no other route of a provider.
/// </summary>
internal sealed class CountTokensEndpoint(
    CallerDirectory callers,
    CallRoutes routes,
    RateLimiter limits,
    ProviderTokenCount provider,
    LocalTokenCount local
)
{
    public const string Path = "messages/count_tokens";

    /// <summary>Says who counted: <c>provider</c>, or <c>estimate</c> for our own bound, which is rather too high than too low.</summary>
    private const string SourceHeader = "x-solaris-token-count";

    private static readonly ClientDialect Dialect = AnthropicDialect.Instance;

    public async Task HandleAsync(HttpContext http, RequestId id)
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
        refusal ??= await CountAsync(http, caller, id);
        if (refusal is not null)
        {
            await Dialect.RefuseAsync(http.Response, refusal, id);
        }
    }

    /// <summary>Answers, or returns why not.</summary>
    private async ValueTask<Refusal?> CountAsync(HttpContext http, Caller caller, RequestId id)
    {
        var (body, refusal) = await RequestBody.ReadAsync(http.Request);
        using (body)
        {
            if (body is null || !EnvelopeReader.TryRead(body.Span, OwnedFields.Model, out var envelope, out refusal))
            {
                return refusal;
            }
            (var route, refusal) = await routes.FindAsync(caller, envelope, body.Memory, id.CreatedAt, default);
            return route is null
                ? refusal
                : await CountAsync(http, new(body.Memory, envelope, route.Candidates), caller, id);
        }
    }

    private async ValueTask<Refusal?> CountAsync(HttpContext http, CountedCall call, Caller caller, RequestId id)
    {
        var headers = ForwardedHeaders.Of(http.Request.Headers, MessagesEndpoint.Instance.ForwardedHeaders);
        var (counted, failure) = await provider.CountAsync(call, headers, http.RequestAborted);
        if (failure is not null)
        {
            return ProviderRefusals.For(failure, caller.Language);
        }
        http.Response.Headers[SourceHeader] = counted is null ? "estimate" : "provider";
        await AnswerAsync(http.Response, counted ?? await local.CountAsync(call), id);
        return null;
    }

    private static async Task AnswerAsync(HttpResponse response, long tokens, RequestId id)
    {
        Dialect.WriteId(response.Headers, id);
        response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteNumber("input_tokens"u8, tokens);
        json.WriteEndObject();
    }
}
