using Solaris.Accounts.Users;
using Solaris.Http;

namespace Solaris.Members;

/// <summary>Shows asks beside the limit that their person has now.</summary>
internal sealed class AskPages(AskStore store, UserLimits limits)
{
    public async Task<Page<AskResponse>> ListAsync(
        PageRequest page,
        string? status,
        Reach reach,
        CancellationToken cancellationToken
    ) => await ShowAsync(await store.ListAsync(page, status, reach, cancellationToken), page, cancellationToken);

    public async Task<Page<AskResponse>> ListOwnAsync(
        UserId person,
        PageRequest page,
        CancellationToken cancellationToken
    ) => await ShowAsync(await store.ListOwnAsync(person, page, cancellationToken), page, cancellationToken);

    public async Task<AskResponse> ShowAsync(Ask ask, CancellationToken cancellationToken)
    {
        var tokens = await limits.ReadAsync([ask.UserId], cancellationToken);
        return AskResponse.Of(ask, Current(tokens, ask));
    }

    private async Task<Page<AskResponse>> ShowAsync(
        IReadOnlyList<Ask> rows,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var tokens = await limits.ReadAsync([.. rows.Select(ask => ask.UserId).Distinct()], cancellationToken);
        return Paging.Cut(rows, page, ask => AskResponse.Of(ask, Current(tokens, ask)), ask => ask.Id);
    }

    private static long? Current(Dictionary<Guid, long> tokens, Ask ask) =>
        tokens.TryGetValue(ask.UserId, out var amount) ? amount : null;
}
