namespace Solaris.Accounts.SignIn;

/// <summary>An invitation, or the reset of a password.</summary>
/// <param name="Purpose"><c>invitation</c> or <c>password-reset</c>.</param>
/// <param name="Sent">True when the link went out by mail.</param>
/// <param name="Link">To hand over, when there is no mail server; shown only now.</param>
public sealed record InvitationResponse(string Purpose, DateTimeOffset EndsAt, bool Sent, string? Link);
