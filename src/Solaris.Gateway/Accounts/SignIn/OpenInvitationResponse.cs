namespace Solaris.Accounts.SignIn;

/// <summary>A link to set a password that was sent and not used yet.</summary>
/// <param name="Purpose"><c>invitation</c> or <c>password-reset</c>; null without a link.</param>
/// <param name="EndsAt">Null without a link.</param>
public sealed record OpenInvitationResponse(string? Purpose, DateTimeOffset? EndsAt);
