namespace Solaris.Accounts.SignIn;

/// <summary>A session.</summary>
/// <param name="Current">True for the one that asks.</param>
/// <param name="Method"><c>password</c>, <c>totp</c>, <c>recovery-code</c>, <c>invitation</c> or <c>sso</c>.</param>
/// <param name="Agent">What the browser calls itself.</param>
/// <param name="EndsAt">At the latest; an idle session ends after half an hour.</param>
public sealed record SessionResponse(
    Guid Id,
    bool Current,
    string Method,
    string? Address,
    string? Agent,
    DateTimeOffset CreatedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset EndsAt
)
{
    internal static SessionResponse Of(SessionRecord row, Guid? current) =>
        new(
            row.Id,
            row.Id == current,
            row.Method,
            row.Address,
            row.Agent,
            DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(row.SeenAt),
            DateTimeOffset.FromUnixTimeMilliseconds(row.EndsAt)
        );
}
