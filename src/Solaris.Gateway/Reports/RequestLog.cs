using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.Reports;

/// <summary>The request log as administrators read it.</summary>
internal sealed class RequestLog(RequestStore store, OrganisationStore organisations)
{
    public async Task<(Page<RequestResponse>? Page, ProblemHttpResult? Problem)> ListAsync(
        RequestFilter filter,
        CancellationToken cancellationToken
    )
    {
        var query = new PageQuery { Cursor = filter.Cursor, Limit = filter.Limit };
        if (!query.TryRead(out var page, out var problem))
        {
            return (null, problem);
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone);
        if (!TryRead(filter.From, zone, out var from))
        {
            return (null, NotATime("from"));
        }
        if (!TryRead(filter.To, zone, out var to))
        {
            return (null, NotATime("to"));
        }
        var selection = new RequestSelection(organisation.Id, page).With(filter).From(from).To(to);
        var rows = await store.ListAsync(selection, cancellationToken);
        return (Paging.Cut(rows, page, RequestResponse.Of, row => row.Id), null);
    }

    public async Task<RequestRecord?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        return await store.FindAsync(organisation.Id, id, cancellationToken);
    }

    private static bool TryRead(string? text, TimeZoneInfo zone, out long? instant)
    {
        instant = null;
        if (text is null)
        {
            return true;
        }
        var read = Instants.TryRead(text, zone, out var milliseconds);
        instant = milliseconds;
        return read;
    }

    private static ProblemHttpResult NotATime(string field) =>
        Problem.Invalid(field, "Must be a date or an instant with an offset.");
}
