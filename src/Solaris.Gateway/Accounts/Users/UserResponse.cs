namespace Solaris.Accounts.Users;

/// <summary>A user.</summary>
/// <param name="ExternalId">The id by which a trusted client names this user.</param>
/// <param name="Status"><c>active</c>, <c>disabled</c>, or <c>new</c> for the moment in which it is created.</param>
/// <param name="MonthlyTokens">Tokens a month; null when the user has no such limit.</param>
public sealed record UserResponse(
    Guid Id,
    string? Email,
    string? ExternalId,
    string Name,
    string Role,
    Guid? TeamId,
    string Status,
    long? MonthlyTokens,
    DateTimeOffset CreatedAt
)
{
    internal static UserResponse Of(AppUser user, long? monthlyTokens) =>
        new(
            user.Id,
            user.Email,
            user.ExternalId,
            user.Name,
            user.Role,
            user.TeamId,
            user.Status,
            monthlyTokens,
            DateTimeOffset.FromUnixTimeMilliseconds(user.CreatedAt)
        );
}
