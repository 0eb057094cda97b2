using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Pricing.Exchange;

namespace Solaris.Reports;

/// <summary>The request log, as far as the caller may see it.</summary>
internal sealed class RequestLog(RequestStore store, OrganisationStore organisations, ExchangeRates rates)
{
    public async Task<(Page<RequestResponse>? Page, ProblemHttpResult? Problem)> ListAsync(
        RequestFilter filter,
        Reach reach,
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
        if (!reach.Everyone)
        {
            selection.Within(reach.Team);
        }
        var rows = await store.ListAsync(selection, cancellationToken);
        return (Paging.Cut(rows, page, Show, row => row.Id), null);
    }

    public RequestResponse Show(RequestRecord row) => RequestResponse.Of(row, rates.Currency);

    /// <summary>A call; null when there is none that the caller may see.</summary>
    public async Task<RequestRecord?> FindAsync(Guid id, Reach reach, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var row = await store.FindAsync(organisation.Id, id, cancellationToken);
        return row is not null && reach.Covers(row.TeamId) ? row : null;
    }

    /// <summary>A person's own call; null when it is someone else's.</summary>
    public async Task<RequestRecord?> FindOwnAsync(Guid id, UserId person, CancellationToken cancellationToken) =>
        await FindAsync(id, Reach.Whole, cancellationToken) is { } row && row.UserId == person.Value ? row : null;

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
