namespace Solaris.Accounts.SignIn;

/// <summary>A person's running sessions, newest first.</summary>
public sealed record SessionListResponse(IReadOnlyList<SessionResponse> Items);
