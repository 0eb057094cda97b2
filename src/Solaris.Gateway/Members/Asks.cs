using Solaris.Accounts;
using Solaris.Accounts.Users;
using Solaris.Http;
using Solaris.Quotas;

namespace Solaris.Members;

/// <summary>People ask for more tokens; whoever looks after them grants or denies it, and granting sets the limit.</summary>
internal sealed class Asks(
    AskStore store,
    UserLimits limits,
    TeamCeiling ceiling,
    OrganisationStore organisations,
    TimeProvider clock
)
{
    private static readonly ChangeError Decided = ChangeError.Conflict("The ask was decided already.");

    public async Task<Outcome<Ask>> AddAsync(UserId person, AskRequest request, CancellationToken cancellationToken)
    {
        if (limits.Refuse(request.MonthlyTokens ?? 0) is { } outOfBounds)
        {
            return outOfBounds;
        }
        var now = clock.GetUtcNow();
        var ask = new Ask
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = (await organisations.GetAsync(cancellationToken)).Id.Value,
            UserId = person.Value,
            MonthlyTokens = request.MonthlyTokens ?? 0,
            Reason = request.Reason.Trim(),
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        if (!await store.AddAsync(ask, cancellationToken))
        {
            return ChangeError.Conflict("You have an open ask already.");
        }
        return await store.FindAsync(ask.Id, Reach.Whole, cancellationToken) ?? ask;
    }

    public async Task<Outcome<Ask>> ApproveAsync(
        Guid id,
        ApproveRequest request,
        Reach decider,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindAsync(id, decider, cancellationToken) is not { } ask)
        {
            return ChangeError.NotFound("Ask");
        }
        var granted = request.MonthlyTokens ?? ask.MonthlyTokens;
        if (await RefuseAsync(ask, granted, decider, cancellationToken) is { } refusal)
        {
            return refusal;
        }
        var approved = Decide(ask, AskStatus.Approved, request.Note, decider) with { Granted = granted };
        if (!await store.DecideAsync(approved, cancellationToken))
        {
            return Decided;
        }
        await limits.SetAsync(new(ask.UserId), granted, cancellationToken);
        return approved;
    }

    public async Task<Outcome<Ask>> DenyAsync(
        Guid id,
        DenyRequest request,
        Reach decider,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindAsync(id, decider, cancellationToken) is not { } ask)
        {
            return ChangeError.NotFound("Ask");
        }
        if (!decider.Everyone && ask.UserId == decider.Person)
        {
            return ChangeError.Forbidden("Your own ask is for someone else to decide.");
        }
        var denied = Decide(ask, AskStatus.Denied, request.Note, decider);
        return await store.DecideAsync(denied, cancellationToken) ? denied : Decided;
    }

    /// <summary>The bounds of every user's limit, and of what a manager may grant.</summary>
    private async Task<ChangeError?> RefuseAsync(
        Ask ask,
        long granted,
        Reach decider,
        CancellationToken cancellationToken
    )
    {
        if (limits.Refuse(granted) is { } outOfBounds)
        {
            return outOfBounds;
        }
        var term = new LimitTerm
        {
            Unit = LimitNames.Tokens,
            Window = LimitNames.Month,
            Amount = granted,
        };
        var refusal = await ceiling.RefuseAsync(decider, LimitScope.User, ask.UserId, [term], cancellationToken);
        return refusal is { Field: not null } ? ChangeError.Invalid("monthlyTokens", refusal.Message) : refusal;
    }

    private Ask Decide(Ask ask, string status, string? note, Reach decider) =>
        ask with
        {
            Status = status,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            DecidedBy = decider.Person,
            DecidedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
}
