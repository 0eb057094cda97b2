namespace Solaris.Members;

/// <summary>An ask for more tokens.</summary>
/// <param name="MonthlyTokens">The tokens a month that are wanted, in all.</param>
/// <param name="CurrentTokens">The monthly limit in force now; null when there is none.</param>
/// <param name="Status"><c>open</c>, <c>approved</c> or <c>denied</c>.</param>
/// <param name="Granted">What an approval set.</param>
/// <param name="Note">The decider's words.</param>
public sealed record AskResponse(
    Guid Id,
    Guid UserId,
    string UserName,
    Guid? TeamId,
    long MonthlyTokens,
    long? CurrentTokens,
    string Reason,
    string Status,
    long? Granted,
    string? Note,
    Guid? DecidedBy,
    DateTimeOffset? DecidedAt,
    DateTimeOffset CreatedAt
)
{
    internal static AskResponse Of(Ask ask, long? current) =>
        new(
            ask.Id,
            ask.UserId,
            ask.UserName,
            ask.TeamId,
            ask.MonthlyTokens,
            current,
            ask.Reason,
            ask.Status,
            ask.Granted,
            ask.Note,
            ask.DecidedBy,
            ask.DecidedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            DateTimeOffset.FromUnixTimeMilliseconds(ask.CreatedAt)
        );
}
