using Solaris.Storage;

namespace Solaris.Audit;

/// <summary>
/// Around a route that changes something: its writes, in whichever feature, and its row of the audit are one transaction.
/// An answer of 400 and above takes everything back.
/// </summary>
internal sealed class AuditFilter(Database database, AuditTrail trail, AuditDiff diff) : IEndpointFilter
{
    /// <summary>Why, in the actor's words: UTF-8, percent-encoded.</summary>
    public const string ReasonHeader = "X-Solaris-Reason";

    private const int LongestReason = 500;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var draft = http.RequestServices.GetRequiredService<AuditDraft>();
        await using var change = Change.Begin(database);
        var result = await next(context);
        if (IsDone(result, out var answer))
        {
            if (!draft.Nothing)
            {
                await trail.AppendAsync(Entry(http, draft, answer), http.RequestAborted);
            }
            await change.CommitAsync(CancellationToken.None);
        }
        return result;
    }

    private AuditEntry Entry(HttpContext http, AuditDraft draft, object? answer)
    {
        var what =
            http.GetEndpoint()?.Metadata.GetMetadata<AuditedAs>()
            ?? throw new InvalidOperationException("The route does not say what it does.");
        var after = draft.After ?? answer;
        var id = draft.ObjectId ?? http.GetRouteValue("id")?.ToString() ?? diff.IdOf(after);
        return new(draft.Actor ?? AuditActor.Of(http.User), what.Action, what.ObjectKind, id)
        {
            Changes = diff.Between(draft.Before, after, what.ObjectKind),
            Reason = Reason(http.Request),
            Address = Origin.Address(http),
            RequestId = Origin.RequestId(http),
        };
    }

    private static bool IsDone(object? result, out object? answer)
    {
        while (result is INestedHttpResult nested)
        {
            result = nested.Result;
        }
        answer = (result as IValueHttpResult)?.Value;
        return result is not IStatusCodeHttpResult { StatusCode: >= StatusCodes.Status400BadRequest };
    }

    private static string? Reason(HttpRequest request)
    {
        if (request.Headers[ReasonHeader] is not [{ Length: > 0 } text])
        {
            return null;
        }
        var reason = Uri.UnescapeDataString(text).Trim();
        return reason.Length > LongestReason ? reason[..LongestReason] : reason;
    }
}
